import type { UserErrorValue } from "../errors/user-errors.js";
import { isStorable } from "./storable-text.js";

export interface TextRule {
  path: string[];
  /** In characters. */
  atMost: number;
  isRequired?: boolean;
}

/** The refusal of text that is too long, that no database keeps, or that is needed and blank; undefined is not judged. */
export function faultsOfText(
  text: string | null | undefined,
  { path, atMost, isRequired }: TextRule,
): UserErrorValue[] {
  if (text === undefined) return [];
  const refuse = (message: string): UserErrorValue[] => [{ code: "INVALID", path, message }];
  if (isRequired && (text ?? "").trim() === "") return refuse("This cannot be empty.");
  if (text === null) return [];
  if (!isStorable(text)) return refuse("This is no text: it holds a NUL or half a character.");
  return [...text].length > atMost ? refuse(`This is longer than ${String(atMost)} characters. Shorten it.`) : [];
}
