import { randomUUID } from "node:crypto";
import { createActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import { systemClock } from "../foundation/clock/clock.js";
import { listen } from "../foundation/http/listen.js";
import { encodeId } from "../foundation/ids/global-id.js";
import { createLog } from "../foundation/log/log.js";
import type { TeamSubgraph } from "../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
import { keepActorTokens } from "../gateway/authentication/actor-tokens.js";
import { FrontServer } from "../gateway/front/front-server.js";
import { composeWithOrgplane } from "../processes/team-subgraph/compose-with-orgplane.js";
import type { ActorRoles } from "./actor-roles.js";
import { join, type JoinedSubgraph } from "./added-subgraphs.js";
import { answerOf, type GraphAnswer } from "./answer.js";
import { openDatabase } from "./open-database.js";
import { PlanNotes } from "./plan-notes.js";
import { Population } from "./population.js";
import type { RemoteSubgraph } from "./remote-subgraph.js";
import { startGateway } from "./start-gateway.js";
import { Undoing } from "./undoing.js";

/** Somebody who asks the graph, by an access token of their own. */
export interface GraphActor {
  /** The user's global id. */
  id: string;
  username: string;
  /** For clients of another kind: it goes into `Authorization: Bearer …`. */
  token: string;
  /** Sends one operation, over HTTP. */
  run(query: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
}

export interface GraphOptions {
  /** Subgraphs beside orgplane's own: in this process, or over HTTP. */
  subgraphs?: readonly (TeamSubgraph | RemoteSubgraph)[];
}

/** orgplane's gateway and its four subgraphs in this process, with those of a team, on a database of their own. */
export interface TestGraph {
  /** Over HTTP, and by WebSocket for subscriptions. */
  endpoint: string;
  databaseUrl: string;
  /** What the gateway serves. */
  supergraphSdl: string;
  /** The global id of the organization of this name, made when it is first named. */
  organization(name: string): Promise<string>;
  /** A new user with exactly these roles; throws for roles that are none. */
  as(roles: ActorRoles): Promise<GraphActor>;
  /** Whoever has not signed in. */
  anonymously: Pick<GraphActor, "run">;
  /** Ends all of it, and removes the database. */
  close: () => Promise<void>;
}

async function openServer(undoing: Undoing): Promise<{ server: FrontServer; origin: string }> {
  const server = new FrontServer();
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  undoing.later(() => new Promise((resolve) => server.close(resolve)));
  return { server, origin: `http://127.0.0.1:${String(port)}` };
}

/** Sends an operation under an id by which what is done for it is found again. */
const runnerOf =
  (endpoint: string, notes: PlanNotes, token: string | null): GraphActor["run"] =>
  async (query, variables = {}) => {
    const requestId = randomUUID();
    notes.expect(requestId);
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-request-id": requestId,
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const answer = answerOf((await response.json()) as object);
    return { ...answer, status: response.status, plan: notes.take(requestId) };
  };

async function start({ subgraphs = [] }: GraphOptions, undoing: Undoing): Promise<Omit<TestGraph, "close">> {
  const { url: databaseUrl, database } = await openDatabase(undoing);
  const { server, origin } = await openServer(undoing);
  const signer = createActorTokenSigner();
  const tokenOf = keepActorTokens(signer);
  const joined: JoinedSubgraph[] = [];
  for (const added of subgraphs) {
    const one = await join(added, { databaseUrl, jwksUrl: `${origin}/.well-known/jwks.json` }, tokenOf);
    undoing.later(one.stop);
    joined.push(one);
  }
  const supergraphSdl = composeWithOrgplane(...joined.map(({ composed }) => composed));
  const notes = new PlanNotes();
  const { endpoint, stop } = await startGateway({ database, url: databaseUrl }, systemClock, {
    ...{ server, signer, supergraphSdl, onFetch: notes.onFetch, onPlan: notes.onPlan },
    otherClient: ({ name }, log) => joined.find(({ composed }) => composed.name === name)!.client(log),
    log: createLog({ level: "error", name: "orgplane-testing" }),
  });
  undoing.later(stop);
  const population = new Population(database);
  return {
    endpoint,
    databaseUrl,
    supergraphSdl,
    organization: async (name) => encodeId("Organization", await population.organization(name)),
    async as(roles) {
      const { userId, username, token } = await population.user(roles);
      return { id: encodeId("User", userId), username, token, run: runnerOf(endpoint, notes, token) };
    },
    anonymously: { run: runnerOf(endpoint, notes, null) },
  };
}

/**
 * Starts orgplane with the subgraphs of a team. What is wrong with those is thrown: what does not compose (by federation's code, subgraph
 * and schema coordinate), and fields that do not say who may ask for them (by name).
 */
export const startGraph = (options: GraphOptions = {}): Promise<TestGraph> =>
  Undoing.whole(async (undoing) => ({ ...(await start(options, undoing)), close: () => undoing.undo() }));
