import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { readBytes } from "./faults-of-result.js";

/** What is kept of Terraform's state, in bytes. */
export const greatestStateBytes = 16 * 1024 * 1024;

const path = ["input", "state"];
const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** A state as it is reported, base 64, into bytes; null for none. Or what is wrong with it. */
export function readReportedState(
  text: string | null | undefined,
): { state: Uint8Array<ArrayBuffer> | null } | { fault: UserErrorValue } {
  if (text == null) return { state: null };
  const bytes = (text.length / 4) * 3;
  if (bytes > greatestStateBytes + 3) {
    const message = `The state has ${mebibytes(bytes)}, and ${mebibytes(greatestStateBytes)} are kept. Fail the job without it: the previous state stays.`;
    return { fault: { code: "LIMIT_EXCEEDED", path, message } };
  }
  const state = readBytes(text);
  if (state === null) return { fault: { code: "INVALID", path, message: "This is no base 64." } };
  return { state };
}
