import { constants } from "node:fs";
import { access, chmod, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StartupRefusal } from "../errors/startup-refusal.js";

/** Refuses a data folder that cannot be made or written, in one sentence; makes nothing. */
export async function checkDataFolder(dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  await orRefuse(folder, async () => {
    const existing = await nearestExistingPath(folder);
    if (!(await stat(existing)).isDirectory()) throw new Error(`${existing} is not a folder`);
    await access(existing, constants.W_OK | constants.X_OK);
  });
}

/** Makes the data folder, closed to other users, or refuses in one sentence before anything is made. */
export async function ensureDataFolder(dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  await checkDataFolder(folder);
  await orRefuse(folder, async () => {
    await makeFolder(folder);
    if ((await readdir(folder)).length === 0) await chmod(folder, 0o700);
  });
}

async function orRefuse(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = (error as Error).message;
    throw new StartupRefusal(
      `The data folder ${folder} cannot be written (${reason}): choose another with ORGPLANE_DATA_DIR.`,
      { cause: error },
    );
  }
}

/** With all above it, one by one: Node's own `recursive` never ends where the system denies that a parent exists. */
async function makeFolder(folder: string): Promise<void> {
  if ((await nearestExistingPath(folder)) === folder) return;
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 });
}

/** The path itself, or the closest folder above it that is there. */
export async function nearestExistingPath(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR",
  );
  return isThere ? path : nearestExistingPath(dirname(path));
}
