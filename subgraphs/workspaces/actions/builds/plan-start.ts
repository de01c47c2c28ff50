import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { planParameters } from "../../rules/parameters/plan-parameters.js";
import type { ParameterValue } from "../../rules/versions/documents.js";
import { parameterValuesOf, type BuildRow } from "../../store/builds.js";
import { getTemplate } from "../../store/templates.js";
import { parametersOf } from "../../store/versions.js";
import type { WorkspaceRow } from "../../store/workspaces.js";
import { findVersionForBuild } from "../workspaces/find-version-for-build.js";
import type { BuildPlan } from "./order-next-build.js";
import { refusalByQuota } from "./refusal-by-quota.js";

/** What a start shall change; what is left out stays as it is. */
export interface StartWish {
  versionId?: string | null;
  parameters?: readonly ParameterValue[] | null;
}

export interface Start {
  input: StartWish;
  workspace: WorkspaceRow;
  build: BuildRow;
}

const asleep = refuse(
  "NOT_ALLOWED_HERE",
  ["input", "id"],
  "The workspace is dormant. Wake it first: updateWorkspace with dormant: false.",
);

/** What a start of a workspace takes, or why there is none. */
export async function planStart(tx: Transaction, context: ActionContext, start: Start): Promise<Refusal | BuildPlan> {
  const { input, workspace, build } = start;
  if (workspace.dormantAt !== null) return asleep;
  const found = await findVersionForBuild(tx, context, {
    template: await getTemplate(tx, workspace.templateId),
    requestedId: input.versionId ?? null,
    previousId: build.templateVersionId,
    automaticUpdates: workspace.automaticUpdates,
  });
  if ("userErrors" in found) return found;
  const { version } = found;
  const definitions = parametersOf(version);
  const previous = parameterValuesOf(build);
  const { values, problems } = planParameters({ definitions, given: input.parameters ?? [], previous });
  if (problems.length > 0) return refuseAll(problems);
  const { organizationId, ownerId } = workspace;
  const cost = { holder: { organizationId, ownerId }, workspaceId: workspace.id, cost: version.dailyCost };
  return (await refusalByQuota(tx, cost)) ?? { version, parameters: values };
}
