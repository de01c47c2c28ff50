import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const findRoot = (folder: string): string =>
  existsSync(join(folder, "package.json")) || folder === dirname(folder) ? folder : findRoot(dirname(folder));

/** The folder of package.json, whether this runs as it was built or as it was written. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** A file or folder of the project, wherever the process was started from. */
export const inProject = (...path: string[]): string => resolve(projectRoot, ...path);
