import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CliFault } from "../../cli-fault.js";

/** Writes a file that is not there yet, and its folder. */
export async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new CliFault(`${path} is there already, and is not written over.`, {
      remedy: "Name another folder with -d.",
    });
  });
}
