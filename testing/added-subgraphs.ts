import type { Log } from "../foundation/log/log.js";
import { executorOf } from "../foundation/subgraph-kit/execute-subgraph.js";
import { subscriberOf } from "../foundation/subgraph-kit/streams/subscribe-subgraph.js";
import { buildTeamSubgraph } from "../foundation/subgraph-kit/team-subgraph/build-team-subgraph.js";
import type { TeamSubgraph } from "../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
import type { ActorTokenOf } from "../gateway/authentication/actor-tokens.js";
import type { SubgraphClient } from "../gateway/engine/subgraph-client.js";
import type { GatewayContext } from "../gateway/gateway-context.js";
import { localSubgraph } from "../gateway/subgraph-clients/local-subgraph.js";
import { remoteSubgraph } from "../gateway/subgraph-clients/remote-subgraph.js";
import type { JoinedGraph, RemoteSubgraph } from "./remote-subgraph.js";
import type { SubgraphSdl } from "../processes/team-subgraph/compose-with-orgplane.js";

/** A subgraph as the gateway of a test has it. */
export interface JoinedSubgraph {
  composed: SubgraphSdl;
  client(log: Log): SubgraphClient<GatewayContext>;
  stop: () => Promise<unknown>;
}

/** As it is where nothing is configured. */
const deadlineMs = 30_000;

/** The SDL that a subgraph says of itself; what it says instead is thrown. */
async function readSdl(name: string, url: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _service { sdl } }" }),
  }).catch((error: unknown) => {
    throw new Error(`The subgraph ${name} cannot be reached at ${url}.`, { cause: error });
  });
  const text = await response.text();
  try {
    const { data } = JSON.parse(text) as { data?: { _service?: { sdl?: unknown } } };
    if (typeof data?._service?.sdl === "string") return data._service.sdl;
  } catch {
    // Said below, as of any other answer.
  }
  const shown = text.slice(0, 200);
  throw new Error(
    `The subgraph ${name} at ${url} answers { _service { sdl } } by HTTP ${String(response.status)}: ${shown}`,
  );
}

function joinHere(team: TeamSubgraph): JoinedSubgraph {
  const { definition, subgraph } = buildTeamSubgraph(team);
  return {
    composed: { name: team.name, sdl: subgraph.sdl },
    client: (log) =>
      localSubgraph({
        execute: executorOf(definition, subgraph, log),
        subscribe: subscriberOf(definition, subgraph, log),
        deadlineMs,
      }),
    stop: () => Promise.resolve(),
  };
}

async function joinRemote(
  { name, url: given }: RemoteSubgraph,
  graph: JoinedGraph,
  tokenOf: ActorTokenOf,
): Promise<JoinedSubgraph> {
  const { url, stop = () => Promise.resolve() } = typeof given === "string" ? { url: given } : await given(graph);
  try {
    return {
      composed: { name, sdl: await readSdl(name, url), url },
      client: () => remoteSubgraph({ name, url, tokenOf, deadlineMs }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes a subgraph ready to be composed and asked: one of this process, or one over HTTP. */
export const join = (
  added: TeamSubgraph | RemoteSubgraph,
  graph: JoinedGraph,
  tokenOf: ActorTokenOf,
): Promise<JoinedSubgraph> =>
  "url" in added ? joinRemote(added, graph, tokenOf) : Promise.resolve().then(() => joinHere(added));
