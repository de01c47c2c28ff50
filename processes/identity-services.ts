import type { Sealer } from "../foundation/encryption/sealer.js";
import type { ActorServices } from "../foundation/subgraph-kit/subgraph-services.js";
import { createOpenId, type OpenId } from "../subgraphs/identity/actions/openid/open-id.js";

/** What it takes to sign somebody in, and to keep sessions fresh. */
export interface IdentityServices extends ActorServices {
  sealer: Sealer;
  openId: OpenId;
}

export const identityServicesOf = (services: ActorServices & { sealer: Sealer }): IdentityServices => ({
  ...services,
  openId: createOpenId(services.clock),
});
