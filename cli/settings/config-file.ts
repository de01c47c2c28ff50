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
import { z } from "zod";
import { CliFault } from "../cli-fault.js";

const context = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  token: z.string().optional(),
  /** Global id of the access token, for `logout`; absent for one that was pasted. */
  tokenId: z.string().optional(),
  expiresAt: z.string().optional(),
  username: z.string().optional(),
  /** What `--organization` is unless given. */
  organization: z.string().optional(),
});

const config = z.strictObject({
  current: z.string().nullable(),
  contexts: z.record(z.string(), context),
});

/** A place and who one is there. */
export type Context = z.output<typeof context>;
export type Config = z.output<typeof config>;

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
  const remedy = `Mend it, or delete it and sign in again.`;
  try {
    return config.parse(JSON.parse(text));
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error).replaceAll("\n", " ") : (error as Error).message;
    throw new CliFault(`${file} cannot be read: ${reason}.`, { code: "CONFIG", remedy });
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
