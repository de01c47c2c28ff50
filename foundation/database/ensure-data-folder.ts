import { constants } from "node:fs";
import { access, chmod, mkdir, readdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StartupRefusal } from "../errors/startup-refusal.js";

/** Makes the data folder, closed to other users, or refuses in one sentence before anything is made. */
export async function ensureDataFolder(dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  try {
    const existing = await nearestExistingPath(folder);
    if (!(await stat(existing)).isDirectory()) throw new Error(`${existing} is not a folder`);
    await access(existing, constants.W_OK | constants.X_OK);
    await makeFolders(existing, folder);
    if ((await readdir(folder)).length === 0) await chmod(folder, 0o700);
  } catch (error) {
    const reason = (error as Error).message;
    throw new StartupRefusal(
      `The data folder ${folder} cannot be written (${reason}): choose another with ORGPLANE_DATA_DIR.`,
      { cause: error },
    );
  }
}

/** One by one: Node's recursive `mkdir` never returns where the system will not make what it says is missing (/proc). */
async function makeFolders(existing: string, folder: string): Promise<void> {
  if (folder === existing) return;
  await makeFolders(existing, dirname(folder));
  await mkdir(folder);
}

/** The path itself, or the closest folder above it that is there. */
export async function nearestExistingPath(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR",
  );
  return isThere ? path : nearestExistingPath(dirname(path));
}
