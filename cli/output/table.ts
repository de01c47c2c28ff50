import Table from "cli-table3";
import { tame, type Colors, type Screen } from "./terminal.js";

/** A cell: its text, and how it is to look where there are colours. */
export type Cell =
  string | number | null | undefined | { text: string; style: (colors: Colors) => (text: string) => string };

export interface Column<Row> {
  title: string;
  cell: (row: Row) => Cell;
  /** Numbers stand to the right. */
  align?: "right";
  /** Gives way first where the terminal is narrow. */
  isFlexible?: boolean;
}

const none = "–";
const gap = 2;
const narrowest = 8;

function textOf(cell: Cell): string {
  const text = typeof cell === "object" && cell !== null ? cell.text : String(cell ?? "");
  return tame(text) || none;
}

function styled(cell: Cell, text: string, { colors }: Screen): string {
  if (text === none) return colors.dim(text);
  return typeof cell === "object" && cell !== null ? cell.style(colors)(text) : text;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Takes from the widest of these columns until all fit, or none has anything left to give. */
function shrink(widths: number[], mayShrink: readonly boolean[], room: number): number[] {
  const widest = Math.max(...widths.filter((width, at) => mayShrink[at] && width > narrowest));
  if (sum(widths) <= room || widest === -Infinity) return widths;
  const chosen = widths.findIndex((width, at) => mayShrink[at] && width === widest);
  return shrink(widths.with(chosen, widest - 1), mayShrink, room);
}

/** Widths that fit: what is flexible gives way first. */
function fit(natural: readonly number[], isFlexible: readonly boolean[], width: number): number[] {
  const room = width - gap * (natural.length - 1);
  const gaveWay = shrink([...natural], isFlexible, room);
  return shrink(
    gaveWay,
    gaveWay.map(() => true),
    room,
  );
}

const length = (text: string): number => [...text].length;

const noLines = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((place) => [place, ""]),
);

/** Rows below each other in columns; on a terminal no line is wider than it, elsewhere nothing is cut. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], screen: Screen): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const texts = cells.map((row) => row.map(textOf));
  const natural = columns.map(({ title }, index) =>
    Math.max(length(title), ...texts.map((row) => length(row[index]!))),
  );
  const widths = fit(
    natural,
    columns.map(({ isFlexible }) => isFlexible ?? false),
    screen.width(),
  );
  const table = new Table({
    chars: { ...noLines, middle: " ".repeat(gap) },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colWidths: widths,
    colAligns: columns.map(({ align }) => align ?? "left"),
    wordWrap: false,
  });
  table.push(columns.map(({ title }) => screen.colors.bold(title.toUpperCase())));
  cells.forEach((row, at) => table.push(row.map((cell, index) => styled(cell, texts[at]![index]!, screen))));
  return table.toString().replaceAll(/ +$/gm, "");
}

/** The words of a text, in lines of at most this width; a longer word has a line of its own. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && length(last) + 1 + length(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Names and values below each other, the values in one column, which is as wide as the terminal lets it be. */
export function formatFields(fields: readonly (readonly [string, Cell])[], screen: Screen): string {
  const width = Math.max(...fields.map(([name]) => length(name))) + gap;
  const room = Math.max(narrowest, screen.width() - width);
  const line = ([name, cell]: readonly [string, Cell]): string => {
    const [first = "", ...rest] = wrapped(textOf(cell), room).map((part) => styled(cell, part, screen));
    return [`${screen.colors.dim(name.padEnd(width))}${first}`, ...rest.map((part) => " ".repeat(width) + part)].join(
      "\n",
    );
  };
  return fields.map(line).join("\n");
}
