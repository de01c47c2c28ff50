import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateId, UserId } from "../../../../foundation/ids/ids.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { isMember } from "../../../organizations/commands/is-member.js";
import { planParameters } from "../../rules/parameters/plan-parameters.js";
import { faultsOfTimes } from "../../rules/workspaces/faults-of-times.js";
import type { ParameterValue } from "../../rules/versions/documents.js";
import { getTemplate } from "../../store/templates.js";
import { parametersOf, presetsOf, type VersionRow } from "../../store/versions.js";
import { refusalByQuota } from "../builds/refusal-by-quota.js";
import { findVersionForBuild } from "./find-version-for-build.js";
import type { WorkspacePlan } from "./make-workspace.js";
import { refusalByDeprecation } from "./refusal-by-deprecation.js";
import { refusalByReplaced } from "./refusal-by-replaced.js";

export interface NewWorkspace {
  templateId: TemplateId;
  versionId?: string | null;
  name: string;
  ownerId?: UserId | null;
  parameters?: readonly ParameterValue[] | null;
  preset?: string | null;
  autostartSchedule?: string | null;
  ttlSeconds?: number | null;
  automaticUpdates?: boolean | null;
  replacesId?: string | null;
}

async function findOwner(
  tx: Transaction,
  context: ActionContext,
  plan: { input: NewWorkspace; organizationId: string },
) {
  const ownerId = plan.input.ownerId ?? actingUserId(context.actor);
  if (ownerId !== null && (await isMember(tx, plan.organizationId, ownerId))) return { ownerId };
  const message = "The owner is no member of the template's organization. Name a member as ownerId.";
  return refuse("NOT_FOUND", ["input", "ownerId"], message);
}

function readParameters(input: NewWorkspace, version: VersionRow): Refusal | { parameters: ParameterValue[] } {
  const preset = presetsOf(version).find(({ name }) => name === input.preset);
  if (input.preset != null && !preset) {
    return refuse("NOT_FOUND", ["input", "preset"], `The version has no preset "${input.preset.slice(0, 64)}".`);
  }
  const definitions = parametersOf(version);
  const plan = planParameters({ definitions, given: input.parameters ?? [], preset: preset?.parameters ?? [] });
  return plan.problems.length > 0 ? refuseAll(plan.problems) : { parameters: plan.values };
}

/** Finds what a new workspace takes: owner, version, parameters; or why it cannot be. */
export async function planWorkspace(
  tx: Transaction,
  context: ActionContext,
  input: NewWorkspace,
): Promise<Refusal | WorkspacePlan> {
  const template = await getTemplate(tx, input.templateId);
  const { organizationId } = template;
  const deprecated = await refusalByDeprecation(tx, context, template);
  if (deprecated) return deprecated;
  const faults = faultsOfTimes(input, template);
  if (faults.length > 0) return refuseAll(faults);
  const owner = await findOwner(tx, context, { input, organizationId });
  if ("userErrors" in owner) return owner;
  const requestedId = input.versionId ?? null;
  const wish = { template, requestedId, previousId: null, automaticUpdates: false };
  const found = await findVersionForBuild(tx, context, wish);
  if ("userErrors" in found) return found;
  const chosen = readParameters(input, found.version);
  if ("userErrors" in chosen) return chosen;
  const { ownerId } = owner;
  const cost = { holder: { organizationId, ownerId }, workspaceId: null, cost: found.version.dailyCost };
  const refused =
    (await refusalByReplaced(tx, context, { replacesId: input.replacesId ?? null, ownerId })) ??
    (await refusalByQuota(tx, cost));
  return refused ?? { ...input, template, ownerId, version: found.version, parameters: chosen.parameters };
}
