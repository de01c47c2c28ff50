import { refuse } from "../../../../foundation/errors/user-errors.js";

/** Built-in roles are the same everywhere. */
export const builtInStays = refuse("NOT_ALLOWED_HERE", ["input", "id"], "A built-in role stays as it is.");
