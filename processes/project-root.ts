import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json: two levels above dist/processes/. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A file or folder of the project, wherever the process was started from. */
export const inProject = (...path: string[]): string => resolve(projectRoot, ...path);
