import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { hashSecret, newSecret } from "../../../../foundation/secrets/secret.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { planKey, type KeyPlan, type KeyRequest } from "../../rules/plan-key.js";
import { recordKey, type KeyRow } from "../../store/keys.js";
import { auditedKey } from "../audited-key.js";

export interface NewProvisionerKey extends KeyRequest {
  organizationId: OrganizationId;
}

type Outcome = Refusal | { provisionerKey: KeyRow; secret: string; userErrors: [] };

interface Creation extends KeyPlan {
  organizationId: OrganizationId;
}

const noOrganization = refuse("NOT_FOUND", ["input", "organizationId"], "There is no such organization.");

function create(context: ActionContext, creation: Creation): Promise<Outcome> {
  const secret = newSecret("orgk");
  return inTransaction(context.database, async (tx) => {
    const organization = await findOrganizationNamed(tx, creation.organizationId);
    if (!organization) return noOrganization;
    const provisionerKey = await recordKey(tx, {
      id: newId<"ProvisionerKey">(),
      ...creation,
      secretHash: hashSecret(secret),
      createdAt: context.clock.now(),
    });
    await recordChange(tx, context, {
      action: "CREATE",
      resourceType: "ProvisionerKey",
      resourceId: provisionerKey.id,
      resourceName: provisionerKey.name,
      organization,
      after: auditedKey(provisionerKey),
    });
    return done({ provisionerKey, secret });
  });
}

/** Makes a key by which daemons of one organization introduce themselves. Its secret is in the answer and kept nowhere. */
export async function createProvisionerKey(
  context: ActionContext,
  { organizationId, ...request }: NewProvisionerKey,
): Promise<Outcome> {
  authorize(context.actor, "PROVISIONER_CREATE", { organizationId }, "ORGANIZATION_READ");
  const planned = planKey(request, context.clock.now());
  if ("faults" in planned) return refuseAll(planned.faults);
  const { name } = planned.plan;
  try {
    return await create(context, { ...planned.plan, organizationId });
  } catch (error) {
    if (violatedConstraint(error) !== "provisioner_keys_name") throw error;
    return refuse("TAKEN", ["input", "name"], `The organization has a key "${name}" already. Choose another name.`);
  }
}
