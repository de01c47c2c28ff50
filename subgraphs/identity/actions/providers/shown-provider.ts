import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { Actor } from "../../../../foundation/rbac/actor.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import type { ProviderRow } from "../../store/providers.js";

export interface ShownProvider extends ProviderRow {
  signInUrl: string;
}

/** May the actor know of this provider? Of those that nobody can sign in by, administrators alone. */
export const seesProvider = (actor: Actor, { enabled }: ProviderRow): boolean =>
  enabled || decide(actor, "IDENTITY_SYNC_READ", {});

/** A provider with the address, on this deployment's host, where a browser starts to sign in by it. */
export const showProvider = (provider: ProviderRow): ShownProvider => ({
  ...provider,
  signInUrl: `/auth/${encodeId("IdentityProvider", provider.id)}/login`,
});
