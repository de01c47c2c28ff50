import { encodeId } from "../../ids/global-id.js";
import { prefixes, type NodeType } from "../../ids/prefixes.js";
import { actingUserId } from "../../rbac/actor.js";
import { abortSignalOf } from "../../streams/ending.js";
import { guardedSubgraph, type Subgraph } from "../guarded-subgraph.js";
import type { SubgraphRequest } from "../request.js";
import type { EntityDefinition, GuardedSubgraph } from "../subgraph-definition.js";
import { decideAt } from "./decide-at.js";
import { faultsOfAccess, faultsOfQueries, faultsOfResolvers } from "./faults.js";
import { resourceAt } from "./resource-at.js";
import type { Place, TeamContext, TeamSubgraph } from "./team-subgraph.js";
import { typeDefsOf } from "./type-defs.js";

/** What a process runs of a team's subgraph. */
export interface BuiltTeamSubgraph {
  definition: GuardedSubgraph<TeamContext>;
  subgraph: Subgraph;
}

type Access = NonNullable<TeamSubgraph["access"]>;

/** What says itself where it belongs. */
const byIdAlone: Access = {
  Organization: ({ id }: { id: string }): Place => ({ organizationId: id }),
  User: ({ id }: { id: string }): Place => ({ ownerId: id }),
};

/** An object that an argument points at: as the team finds it, or by its id alone. */
function entityOf(type: NodeType, { resolvers }: TeamSubgraph): EntityDefinition<TeamContext> {
  const find = (resolvers[type] as { __resolveReference?: (...call: unknown[]) => unknown } | undefined)
    ?.__resolveReference;
  return {
    node: type,
    load: async (context, id) => {
      const reference = { __typename: type, id: encodeId(type, id) };
      return find ? ((await find(reference, context)) as object | null) : reference;
    },
  };
}

function contextOf(team: TeamSubgraph) {
  return (request: SubgraphRequest): TeamContext => {
    const { actor, requestId, ipAddress, signal } = request;
    const told = { actor, requestId, ipAddress, signal: signal && abortSignalOf(signal) };
    const userId = actingUserId(actor);
    return {
      ...team.context?.(told),
      ...told,
      userId: userId && encodeId("User", userId),
      may: (permission, place) => decideAt(actor, permission, place),
      renew: () => undefined,
    };
  };
}

/** All at once, each by type and field. */
function refuse({ name }: TeamSubgraph, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.map((fault) => `${name}: ${fault}`).join("\n"));
}

/** Makes of a team's schema and resolvers what a process runs; throws what is wrong with it, by type and field. */
export function buildTeamSubgraph(team: TeamSubgraph): BuiltTeamSubgraph {
  const access: Access = { ...byIdAlone, ...team.access };
  const nodeTypes = Object.keys(access).filter((type): type is NodeType => type in prefixes);
  const definition: GuardedSubgraph<TeamContext> = {
    name: team.name,
    entities: Object.fromEntries(nodeTypes.map((type) => [type, entityOf(type, team)])),
    access: Object.fromEntries(
      Object.entries(access).map(([type, placeOf]) => [
        type,
        { of: (object, context: TeamContext) => resourceAt(placeOf(object, context)) },
      ]),
    ),
    refusesUnknownIds: true,
    createContext: contextOf(team),
  };
  const typeDefs = typeDefsOf(team);
  refuse(team, faultsOfAccess(typeDefs, access));
  const subgraph = guardedSubgraph(definition, { typeDefs, resolvers: team.resolvers });
  refuse(team, [...faultsOfQueries(subgraph.schema, access), ...faultsOfResolvers(subgraph.schema, team.resolvers)]);
  return { definition, subgraph };
}
