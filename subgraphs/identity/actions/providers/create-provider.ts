import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { faultsOfManifestLabel } from "../../../../foundation/names/manifest-label.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { defaultScopes, faultsOfProvider, type ProviderFields } from "../../rules/providers/faults-of-provider.js";
import { recordProvider, type ProviderRow } from "../../store/providers.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { providerRefusals, refuseUnreachable } from "./provider-refusals.js";
import { sealSecret } from "./provider-secret.js";
import { recordProviderChange } from "./record-provider-change.js";

export interface NewProvider extends ProviderFields {
  name: string;
  issuer: string;
  clientId: string;
  manifestLabel?: string | null;
}

async function create(tx: Transaction, context: IdentityActionContext, input: NewProvider): Promise<ProviderRow> {
  const id = newId<"IdentityProvider">();
  const { name, issuer, clientId, clientSecret } = input;
  const provider = await recordProvider(tx, {
    ...{ id, name, issuer, clientId },
    clientSecret: sealSecret(context.sealer, id, clientSecret),
    scopes: [...new Set(input.scopes ?? defaultScopes)],
    enabled: input.enabled ?? true,
    allowSignUp: input.allowSignUp ?? true,
    manifestLabel: input.manifestLabel ?? null,
    createdAt: context.clock.now(),
  });
  await recordProviderChange(tx, context, { action: "CREATE", after: { provider, secret: clientSecret ?? null } });
  return provider;
}

/** Adds a provider, once its configuration has been read: one that does not answer is not kept. */
export async function createProvider(
  context: IdentityActionContext,
  input: NewProvider,
): Promise<Refusal | { identityProvider: ProviderRow; userErrors: [] }> {
  authorize(context.actor, "IDENTITY_PROVIDER_CREATE", {});
  const { scopes, enabled, allowSignUp } = input;
  const judged = { ...input, scopes: scopes ?? undefined, enabled: enabled ?? true, allowSignUp: allowSignUp ?? true };
  const faults = [...faultsOfProvider(judged), ...faultsOfManifestLabel(input.manifestLabel)];
  if (faults.length > 0) return refuseAll(faults);
  const { issuer, clientId, clientSecret } = input;
  const of = { issuer, clientId, clientSecret: clientSecret || null, scopes: scopes ?? defaultScopes };
  const refusal = await refuseUnreachable(context.openId, of);
  if (refusal) return refusal;
  try {
    return done({ identityProvider: await inTransaction(context.database, (tx) => create(tx, context, input)) });
  } catch (error) {
    return refuseViolation(error, providerRefusals);
  }
}
