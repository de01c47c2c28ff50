import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A new folder, closed to other users as `mkdtemp` makes it, and how to remove it. */
export async function makeTemporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "orgplane-test-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Writes a file and the folders that lead to it. */
export async function writeInto(folder: string, name: string, content: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
