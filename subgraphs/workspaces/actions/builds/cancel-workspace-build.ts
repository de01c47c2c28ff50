import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse } from "../../../../foundation/errors/user-errors.js";
import type { WorkspaceBuildId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { cancelJob } from "../../../../foundation/job-queue/cancel-job.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { recordJobStatus } from "../../commands/record-job-status.js";
import { findBuild, getBuild, type BuildRow } from "../../store/builds.js";
import { getTemplate } from "../../store/templates.js";
import { getWorkspace, type WorkspaceRow } from "../../store/workspaces.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import type { BuildOutcome } from "./order-next-build.js";
import { mayTemplate } from "../templates/template-rights.js";

interface Cancellation {
  build: BuildRow;
  workspace: WorkspaceRow;
}

const path = ["input", "id"];

async function cancel(
  tx: Transaction,
  context: ActionContext,
  { build, workspace }: Cancellation,
): Promise<BuildOutcome> {
  const outcome = await cancelJob(tx, build.jobId as never, context.clock.now());
  if (outcome !== "canceled" && outcome !== "canceling") {
    return refuse("NOT_ALLOWED_HERE", path, "The build is not under way any more.");
  }
  const status = outcome === "canceled" ? "CANCELED" : "CANCELING";
  await recordJobStatus(tx, { type: "WORKSPACE_BUILD", subjectId: build.id }, status);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "WorkspaceBuild",
    resourceId: build.id,
    resourceName: `${workspace.name} #${String(build.number)}`,
    organization: await findOrganizationNamed(tx, build.organizationId),
    before: { status: build.status },
    after: { status },
  });
  return done({ build: await getBuild(tx, build.id) });
}

/** Ends a build: at once while it waits, by its daemon while it runs. Its template may forbid that to all but administrators. */
export async function cancelWorkspaceBuild(
  context: ActionContext,
  { id }: { id: WorkspaceBuildId },
): Promise<BuildOutcome> {
  const build = orNotFound(await findBuild(context.database, id));
  const workspace = await getWorkspace(context.database, build.workspaceId);
  authorize(context.actor, "WORKSPACE_UPDATE", resourceOf(workspace), "WORKSPACE_READ");
  const template = await getTemplate(context.database, workspace.templateId);
  if (!template.allowUserCancelBuilds && !(await mayTemplate(context, "TEMPLATE_UPDATE", template))) {
    return refuse("NOT_ALLOWED_HERE", path, "Builds of this template are canceled by its administrators only.");
  }
  return inTransaction(context.database, (tx) => cancel(tx, context, { build, workspace }));
}
