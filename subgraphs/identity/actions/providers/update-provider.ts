import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { IdentityProviderId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfProvider, type ProviderFields } from "../../rules/providers/faults-of-provider.js";
import { findSealedProvider, holdProvider, recordProviderUpdate, type ProviderRow } from "../../store/providers.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { providerRefusals, refuseUnreachable } from "./provider-refusals.js";
import { openProvider, sealSecret } from "./provider-secret.js";
import { recordProviderChange } from "./record-provider-change.js";

export interface ProviderUpdate extends ProviderFields {
  id: IdentityProviderId;
}

async function update(tx: Transaction, context: IdentityActionContext, input: ProviderUpdate): Promise<ProviderRow> {
  const sealed = orNotFound(await holdProvider(tx, input.id));
  const { clientSecret: _, ...provider } = sealed;
  const { name, issuer, clientId, clientSecret, scopes, enabled, allowSignUp } = input;
  const isSecretGiven = clientSecret !== undefined;
  const after = await recordProviderUpdate(tx, input.id, {
    name: name ?? undefined,
    issuer: issuer ?? undefined,
    clientId: clientId ?? undefined,
    scopes: scopes ? [...new Set(scopes)] : undefined,
    enabled: enabled ?? undefined,
    allowSignUp: allowSignUp ?? undefined,
    ...(isSecretGiven && { clientSecret: sealSecret(context.sealer, input.id, clientSecret) }),
  });
  const old = isSecretGiven ? { secret: openProvider(context.sealer, sealed).clientSecret } : {};
  await recordProviderChange(tx, context, {
    action: "UPDATE",
    before: { provider, ...old },
    after: { provider: after, ...(isSecretGiven && { secret: clientSecret || null }) },
  });
  return after;
}

/** Changes what is given; what is left out stays. Another issuer is asked for its configuration first. */
export async function updateProvider(
  context: IdentityActionContext,
  input: ProviderUpdate,
): Promise<Refusal | { identityProvider: ProviderRow; userErrors: [] }> {
  const sealed = orNotFound(await findSealedProvider(context.database, input.id));
  authorize(context.actor, "IDENTITY_PROVIDER_UPDATE", {});
  const faults = faultsOfProvider(input);
  if (faults.length > 0) return refuseAll(faults);
  const now = openProvider(context.sealer, sealed);
  const of = { ...now, issuer: input.issuer ?? now.issuer, clientId: input.clientId ?? now.clientId };
  const refusal = of.issuer === now.issuer ? null : await refuseUnreachable(context.openId, of);
  if (refusal) return refusal;
  try {
    return done({ identityProvider: await inTransaction(context.database, (tx) => update(tx, context, input)) });
  } catch (error) {
    return refuseViolation(error, providerRefusals);
  }
}
