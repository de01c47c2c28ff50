import type { RegisterCommand } from "../cli.js";
import { registerAccess } from "./access/access.js";
import { registerAudit } from "./audit/audit.js";
import { registerCompletion } from "./completion/completion.js";
import { registerContext } from "./context/context.js";
import { registerGroup } from "./group/group.js";
import { registerJob } from "./job/job.js";
import { registerApply } from "./manifests/apply.js";
import { registerExport } from "./manifests/export.js";
import { registerImportCoder } from "./manifests/import-coder.js";
import { registerPlan } from "./manifests/plan.js";
import { registerMember } from "./member/member.js";
import { registerOrg } from "./org/org.js";
import { registerProvisioner } from "./provisioner/provisioner.js";
import { registerRole } from "./role/role.js";
import { registerLogin } from "./sign-in/login.js";
import { registerLogout } from "./sign-in/logout.js";
import { registerWhoami } from "./sign-in/whoami.js";
import { registerSync } from "./sync/sync.js";
import { registerTemplate } from "./template/template.js";
import { registerToken } from "./token/token.js";
import { registerWorkspace } from "./workspace/workspace.js";

/** All commands, in the order in which they are shown. A new one is a file of its own and a line here. */
export const commands: readonly RegisterCommand[] = [
  registerLogin,
  registerLogout,
  registerWhoami,
  registerContext,
  registerToken,
  registerOrg,
  registerMember,
  registerGroup,
  registerRole,
  registerTemplate,
  registerWorkspace,
  registerProvisioner,
  registerJob,
  registerSync,
  registerAccess,
  registerAudit,
  registerPlan,
  registerApply,
  registerExport,
  registerImportCoder,
  registerCompletion,
];
