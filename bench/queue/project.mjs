import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../../", import.meta.url));

/** A module of the project, as it was built. */
export const ours = (path) => import(join(project, "dist", path));
