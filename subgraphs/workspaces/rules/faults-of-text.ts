import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { isStorable } from "../../../foundation/names/storable-text.js";

export interface TextLimits {
  path: string[];
  atMost: number;
}

/** The refusal of text that is too long (in characters) or that no database keeps; nothing for text that will do. */
export function faultsOfText(text: string | null | undefined, { path, atMost }: TextLimits): UserErrorValue[] {
  if (text == null) return [];
  if (!isStorable(text)) return [{ code: "INVALID", path, message: "This is no text: it holds a NUL or half a character." }];
  if ([...text].length <= atMost) return [];
  return [{ code: "INVALID", path, message: `This is longer than ${String(atMost)} characters. Shorten it.` }];
}
