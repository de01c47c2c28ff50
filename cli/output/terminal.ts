import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";

/** A stream that is written to, and what is at its other end. */
export interface Screen {
  write(text: string): void;
  /** A person reads along. */
  isTerminal: boolean;
  /** In columns; as good as unlimited off a terminal. */
  width(): number;
  colors: Colors;
}

export type Colors = ReturnType<typeof pc.createColors>;

export interface ColorWish {
  /** Null: as the terminal can. */
  wantsColor: boolean | null;
  isDumbTerminal: boolean;
}

const usualWidth = 80;

/** The stream, with colours where it is a terminal that can show them, or where they were asked for. */
export function screenOf(stream: NodeJS.WriteStream, { wantsColor, isDumbTerminal }: ColorWish): Screen {
  const isTerminal = Boolean(stream.isTTY); // undefined off a terminal, whatever its type says
  const hasColors = wantsColor ?? (isTerminal && !isDumbTerminal);
  return {
    write: (text) => void stream.write(text),
    isTerminal: isTerminal && !isDumbTerminal,
    width: () => (isTerminal ? stream.columns || usualWidth : Infinity),
    colors: pc.createColors(hasColors),
  };
}

/**
 * A text that others have written, on one line and without anything that a terminal would obey: names, logs and messages
 * can be made by anybody.
 */
export const tame = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("\t", "  ")
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "");
