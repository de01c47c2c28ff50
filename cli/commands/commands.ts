import type { RegisterCommand } from "../cli.js";
import { registerApply } from "./manifests/apply.js";
import { registerExport } from "./manifests/export.js";
import { registerImportCoder } from "./manifests/import-coder.js";
import { registerPlan } from "./manifests/plan.js";
import { registerContext } from "./context/context.js";
import { registerWhoami } from "./sign-in/whoami.js";

/** All commands, in the order in which they are shown. A new one is a file of its own and a line here. */
export const commands: readonly RegisterCommand[] = [
  registerWhoami,
  registerContext,
  registerPlan,
  registerApply,
  registerExport,
  registerImportCoder,
];
