import type { FindActor } from "../gateway/authentication/authenticate.js";
import type { SubgraphServices } from "../foundation/subgraph-kit/subgraph-services.js";
import { findActorByAccessToken } from "../subgraphs/organizations/actions/resolve-actor.js";
import { findActorByProvisionerKey } from "../subgraphs/provisioners/actions/resolve-key-actor.js";

/** Who holds a secret: its prefix says which subgraph knows. */
export function findActorIn(services: SubgraphServices): FindActor {
  return async (secret) => {
    if (secret.startsWith("orgk_")) return findActorByProvisionerKey(services, secret);
    return (await findActorByAccessToken(services, secret))?.actor ?? null;
  };
}
