import type { SubgraphServices } from "../foundation/subgraph-kit/subgraph-services.js";
import { identity } from "./identity/subgraph.js";
import { organizations } from "./organizations/subgraph.js";
import { readEligibilityIn } from "./provisioners/actions/eligibility/read-eligibility.js";
import { provisioners } from "./provisioners/subgraph.js";
import { workspaces } from "./workspaces/subgraph.js";

/** The subgraphs that there are, each by its name, with what one is lent of another that is above it. */
export const subgraphs = {
  organizations,
  identity,
  workspaces: (services: SubgraphServices) => workspaces({ ...services, readEligibility: readEligibilityIn(services) }),
  provisioners,
};
