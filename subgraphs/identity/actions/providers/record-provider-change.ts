import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import { SecretField } from "../../../../foundation/audit/secret-field.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { ProviderRow } from "../../store/providers.js";

/** A provider, and its secret as it is when it is open; undefined where the secret is not touched. */
export interface ProviderState {
  provider: ProviderRow;
  secret?: string | null;
}

const audited = ({ provider, secret }: ProviderState) => {
  const { name, issuer, clientId, scopes, enabled, allowSignUp, manifestLabel } = provider;
  const fields = { name, issuer, clientId, scopes, enabled, allowSignUp, manifestLabel };
  return secret === undefined ? fields : { ...fields, clientSecret: secret === null ? null : new SecretField(secret) };
};

export interface ProviderChange {
  action: AuditAction;
  before?: ProviderState;
  after?: ProviderState;
}

/** The audit row of a provider's change; providers belong to the whole deployment. */
export async function recordProviderChange(
  tx: Transaction,
  context: ActionContext,
  { action, before, after }: ProviderChange,
): Promise<void> {
  const provider = (after ?? before)?.provider;
  if (!provider) return;
  await recordChange(tx, context, {
    action,
    resourceType: "IdentityProvider",
    resourceId: provider.id,
    resourceName: provider.name,
    organization: null,
    before: before ? audited(before) : null,
    after: after ? audited(after) : null,
  });
}
