import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { CliFault } from "../cli-fault.js";
import { configOf, type Config, type Context } from "./config-of.js";

export type { Config, Context };

const nothing: Config = { current: null, contexts: {} };
const privateMode = 0o600;

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** It holds tokens: what others can read is no secret any more, and what others can write is not to be trusted. */
function refuseWhatOthersReach(file: string, descriptor: number): void {
  const mode = fstatSync(descriptor).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  throw new CliFault(`${file} holds tokens and can be reached by others (mode ${mode.toString(8).padStart(4, "0")}).`, {
    code: "CONFIG",
    remedy: `If nobody has read it: chmod 600 ${file}. Otherwise revoke its tokens first (orgplane token revoke).`,
  });
}

function readPrivate(file: string): string {
  const descriptor = openSync(file, "r");
  try {
    refuseWhatOthersReach(file, descriptor);
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

function parse(file: string, text: string): Config {
  try {
    return configOf(JSON.parse(text));
  } catch (error) {
    const remedy = "Mend it, or delete it and sign in again.";
    throw new CliFault(`${file} cannot be read: ${(error as Error).message}.`, { code: "CONFIG", remedy });
  }
}

/** The contexts; none where there is no file. Throws a CliFault for a file that others can reach or that is malformed. */
export function readConfig(file: string): Config {
  try {
    return parse(file, readPrivate(file));
  } catch (error) {
    if (isAbsent(error)) return nothing;
    throw error;
  }
}

/** Where a link leads: a file that is kept elsewhere stays a link. */
function target(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Writes the whole file at once, for its owner alone (mode 0600). */
export function writeConfig(file: string, wanted: Config): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const place = target(file);
  const draft = `${place}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${JSON.stringify(wanted, null, 2)}\n`, { mode: privateMode, flag: "wx" });
    chmodSync(draft, privateMode);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new CliFault(`${file} cannot be written: ${(error as Error).message}.`, { code: "CONFIG" });
  }
}
