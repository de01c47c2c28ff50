import { unwatchFile, watchFile } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Log } from "../../foundation/log/log.js";

/** By looking, since what is mounted into a container is often changed by another link in its place. */
const lookEveryMs = 1_000;

/** Tells what a file says whenever it has changed; a function that ends this. */
export function followFile(file: string, tell: (text: string) => Promise<void>, log: Log): () => Promise<void> {
  const read = (): void => {
    readFile(file, "utf8").then(tell, (error: unknown) => {
      log.error({ err: error, file }, "a changed file cannot be read");
    });
  };
  watchFile(file, { interval: lookEveryMs, persistent: false }, read);
  return () => {
    unwatchFile(file, read);
    return Promise.resolve();
  };
}
