import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import {
  done,
  refuse,
  refuseAll,
  type Refusal,
  type UserErrorValue,
} from "../../../../foundation/errors/user-errors.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import { faultsOfWorkspace } from "../../rules/workspaces/faults-of-workspace.js";
import { findTemplate } from "../../store/templates.js";
import { tagsOf } from "../../store/versions.js";
import type { WorkspaceRow } from "../../store/workspaces.js";
import { authorizeTemplate } from "../templates/template-rights.js";
import { makeWorkspace } from "./make-workspace.js";
import { planWorkspace, type NewWorkspace } from "./plan-workspace.js";
import { readWarnings, type BuildContext } from "./read-warnings.js";
import { alreadyReplaced } from "./refusal-by-replaced.js";

interface Warned {
  warnings: UserErrorValue[];
}
type Outcome = Warned & (Refusal | { workspace: WorkspaceRow; userErrors: [] });

interface Made {
  workspace: WorkspaceRow;
  tags: Tags;
}

async function create(tx: Transaction, context: ActionContext, input: NewWorkspace): Promise<Refusal | Made> {
  const plan = await planWorkspace(tx, context, input);
  if ("userErrors" in plan) return plan;
  return { workspace: await makeWorkspace(tx, context, plan), tags: tagsOf(plan.version) };
}

const refused = (refusal: Refusal): Outcome => ({ warnings: [], ...refusal });

const taken = (name: string): Refusal =>
  refuse("TAKEN", ["input", "name"], `The owner has a workspace "${name}" already. Choose another name.`);

async function createOnce(context: ActionContext, input: NewWorkspace): Promise<Refusal | Made> {
  try {
    return await inTransaction(context.database, (tx) => create(tx, context, input));
  } catch (error) {
    return refuseViolation(error, {
      workspaces_owner_id_name_key: taken(input.name),
      workspaces_replaces_id_key: alreadyReplaced,
    });
  }
}

/** Makes a workspace of a template, for the actor unless another owner is named, and starts it by its first build. */
export async function createWorkspace(context: BuildContext, input: NewWorkspace): Promise<Outcome> {
  const template = orNotFound(await findTemplate(context.database, input.templateId));
  const ownerId = input.ownerId ?? actingUserId(context.actor);
  await authorizeTemplate(context, "TEMPLATE_USE", template);
  authorize(context.actor, "WORKSPACE_CREATE", resourceOf({ organizationId: template.organizationId, ownerId }));
  const { automaticUpdates, ...fields } = input;
  const faults = faultsOfWorkspace({ ...fields, automaticUpdates: automaticUpdates ?? false });
  if (faults.length > 0) return refused(refuseAll(faults));
  const outcome = await createOnce(context, input);
  if ("userErrors" in outcome) return refused(outcome);
  const { workspace, tags } = outcome;
  const { organizationId } = workspace;
  return done({ workspace, warnings: await readWarnings(context, { organizationId, tags }) });
}
