import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { isStorable } from "../../../foundation/names/storable-text.js";

/** Bytes out of base 64; null for text that is none. */
export function readBytes(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? new Uint8Array(bytes) : null;
}

function faultOfLeaf(value: unknown, path: string[]): UserErrorValue[] {
  if (typeof value === "string" && !isStorable(value)) {
    return [{ code: "INVALID", path, message: "This is no text: it holds a NUL or half a character." }];
  }
  if (path.at(-1) === "dailyCost" && typeof value === "number" && value < 0) {
    return [{ code: "INVALID", path, message: "A cost is never less than nothing." }];
  }
  return [];
}

/** What no database keeps, and costs below nothing, wherever they are in what a daemon reports. */
export function faultsOfResult(value: unknown, path: string[] = ["input"]): UserErrorValue[] {
  if (typeof value !== "object" || value === null) return faultOfLeaf(value, path);
  return Object.entries(value).flatMap(([name, inner]) => faultsOfResult(inner, [...path, name]));
}
