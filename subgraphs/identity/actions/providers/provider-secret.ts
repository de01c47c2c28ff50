import type { Sealer } from "../../../../foundation/encryption/sealer.js";
import type { SealedProvider } from "../../store/providers.js";
import type { OpenIdClient } from "../openid/open-id.js";

const belongsTo = (providerId: string): string => `identity_provider:${providerId}:client_secret`;

/** A client secret as it is kept; null for a public client. */
export const sealSecret = (sealer: Sealer, providerId: string, secret: string | null | undefined) =>
  secret ? sealer.sealText(secret, belongsTo(providerId)) : null;

/** A provider with its secret open, to be spoken to. */
export function openProvider(sealer: Sealer, provider: SealedProvider): OpenIdClient {
  const { id, issuer, clientId, clientSecret, scopes } = provider;
  const secret = clientSecret === null ? null : sealer.openText(clientSecret, belongsTo(id));
  return { issuer, clientId, clientSecret: secret, scopes };
}
