import { identity } from "./identity/subgraph.js";
import { organizations } from "./organizations/subgraph.js";
import { provisioners } from "./provisioners/subgraph.js";
import { workspaces } from "./workspaces/subgraph.js";

/** The subgraphs that there are, each by its name. */
export const subgraphs = { organizations, identity, workspaces, provisioners };
