import { readFileSync } from "node:fs";
import { buildTeamSubgraph } from "../../foundation/subgraph-kit/team-subgraph/build-team-subgraph.js";
import type { TeamSubgraph } from "../../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
import { composeSupergraph, type ComposedSubgraph } from "../../gateway/supergraph/compose-supergraph.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { inProject } from "../project-root.js";

/** A subgraph that is known by its SDL, with federation's directives, whatever it is made with. */
export interface SubgraphSdl {
  name: string;
  sdl: string;
  /** Where it is, unless `npm run gateway -- --subgraph NAME=URL` says otherwise. */
  url?: string;
}

const nowhere = (name: string): string => `http://${name}.invalid`;

const ours = Object.keys(subgraphs);

const sdlOf = (added: TeamSubgraph | SubgraphSdl): SubgraphSdl =>
  "sdl" in added ? added : { name: added.name, sdl: buildTeamSubgraph(added).subgraph.sdl };

const composed = ({ name, sdl, url = nowhere(name) }: SubgraphSdl): ComposedSubgraph => ({ name, sdl, url });

function refuseTaken(names: readonly string[]): void {
  const taken = names.find((name, index) => ours.includes(name) || names.indexOf(name) < index);
  if (taken !== undefined) throw new Error(`There is a subgraph ${taken} already: give yours another name.`);
}

/**
 * The supergraph of orgplane's subgraphs and these, as a gateway takes it. Throws what does not fit, by federation's code, subgraph and
 * schema coordinate.
 */
export function composeWithOrgplane(...added: readonly (TeamSubgraph | SubgraphSdl)[]): string {
  refuseTaken(added.map(({ name }) => name));
  const own = ours.map((name) => ({ name, sdl: readFileSync(inProject("schema", `${name}.graphql`), "utf8") }));
  return composeSupergraph([...own, ...added.map(sdlOf)].map(composed)).supergraphSdl;
}
