import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { StartupRefusal } from "../errors/startup-refusal.js";
import { isRunning, startTimeOf } from "./running-process.js";

const Holder = z.object({ pid: z.int().positive(), started: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Takes the data folder for this process alone; a second start is refused with the folder and the process that holds it.
 * The lock of a process that is gone is taken over. Returns what gives the folder back.
 */
export async function lockDataFolder(dataDir: string): Promise<{ release(): Promise<void> }> {
  const folder = resolve(dataDir);
  const file = join(folder, "lock");
  const own = JSON.stringify({ pid: process.pid, started: await startTimeOf(process.pid) } satisfies Holder);
  while (!(await place(file, own))) {
    const found = await readFile(file, "utf8").catch(() => "");
    const holder = parseHolder(found);
    if (holder && (await stillHolds(holder))) {
      throw new StartupRefusal(
        `The data folder ${folder} is in use by process ${holder.pid}: stop that one first, or choose another folder with ORGPLANE_DATA_DIR.`,
      );
    }
    await takeAway(file, found);
  }
  return {
    async release() {
      if ((await readFile(file, "utf8").catch(() => "")) === own) await rm(file, { force: true });
    },
  };
}

/** Linked, not written, into place: nobody ever reads half a lock. */
async function place(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two starts may find the same stale lock: the slower of them must not remove the new lock of the faster. */
async function takeAway(file: string, stale: string): Promise<void> {
  const aside = `${file}.stale.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readFile(aside, "utf8").catch(() => stale);
  if (taken !== stale) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function stillHolds({ pid, started }: Holder): Promise<boolean> {
  return isRunning(pid) && (await startTimeOf(pid)) === started;
}

function parseHolder(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
