import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "orgplane-provisioner-";
/** The host, the process, and when it began: a number that is given to another process later has another beginning. */
const named = /^orgplane-provisioner-([0-9a-f]{8})-(\d+)-(\d+)-/;

/** A folder that machines share may hold the folders of daemons elsewhere, whose processes cannot be seen from here. */
const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** When a process began, in ticks since the machine did; null for one that is not there, 0 where that is all that is known. */
function beginningOf(pid: number): number | null {
  try {
    const facts = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    // After the name, which may hold anything but ends with the last parenthesis: the state is the third fact, this the 22nd.
    return Number(facts.slice(facts.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return isThere(pid) ? 0 : null;
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isLeftBehind(name: string): boolean {
  const [, itsHost, pid, began] = named.exec(name) ?? [];
  if (itsHost !== host) return false;
  const beginning = beginningOf(Number(pid));
  return beginning === null || (beginning !== 0 && beginning !== Number(began));
}

/** Another account's folder is not ours to remove. */
function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}

/** Removes the folders of processes of this machine that are gone without having done so themselves; answers how many. */
export function sweepWorkDirs(root: string): number {
  return readdirSync(root).filter((name) => isLeftBehind(name) && isRemoved(join(root, name))).length;
}

/** A folder of this process's own, for its jobs' folders; below the one that was named, which outlives it. */
export function makeWorkDir(root = tmpdir()): string {
  mkdirSync(root, { recursive: true });
  const began = beginningOf(process.pid) ?? 0;
  return mkdtempSync(join(root, `${prefix}${host}-${String(process.pid)}-${String(began)}-`));
}
