import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { OpenIdRefusal } from "../openid/open-id-refusal.js";
import type { OpenId, OpenIdClient } from "../openid/open-id.js";

/** What the constraints of providers stand for. */
export const providerRefusals: Readonly<Record<string, Refusal>> = {
  identity_providers_name_key: refuse("TAKEN", ["input", "name"], "Another provider has this name. Choose another."),
  identity_providers_issuer_client_id_key: refuse(
    "TAKEN",
    ["input", "clientId"],
    "This client of this issuer is a provider already. Change that one.",
  ),
};

/** Asks a provider for its configuration; the refusal that says what is wrong with its answer, or null. */
export async function refuseUnreachable(openId: OpenId, of: OpenIdClient): Promise<Refusal | null> {
  try {
    await openId.discover(of);
    return null;
  } catch (error) {
    if (!(error instanceof OpenIdRefusal)) throw error;
    const url = `${of.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    return refuse("INVALID", ["input", "issuer"], `${error.sentence} It was asked for ${url}: correct the issuer.`);
  }
}
