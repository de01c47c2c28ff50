import { randomUUID } from "node:crypto";
import { parse } from "graphql";
import { systemClock } from "../foundation/clock/clock.js";
import { encodeId } from "../foundation/ids/global-id.js";
import { createLog, type Log } from "../foundation/log/log.js";
import { anonymous, type Actor } from "../foundation/rbac/actor.js";
import { executorOf, type ExecuteSubgraph } from "../foundation/subgraph-kit/execute-subgraph.js";
import { startSubgraphs } from "../foundation/subgraph-kit/start-subgraph.js";
import type { SubgraphName } from "../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../foundation/subgraph-kit/subgraph-services.js";
import { buildTeamSubgraph } from "../foundation/subgraph-kit/team-subgraph/build-team-subgraph.js";
import type { TeamSubgraph } from "../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
import { findActorBySubject } from "../processes/find-actor.js";
import { subgraphs } from "../subgraphs/subgraphs.js";
import type { ActorRoles } from "./actor-roles.js";
import { answerOf, type Answer } from "./answer.js";
import { openDatabase } from "./open-database.js";
import { openServices } from "./open-services.js";
import { Population } from "./population.js";
import { Undoing } from "./undoing.js";

/** Somebody who asks a subgraph, as a gateway would for them. */
export interface SubgraphActor {
  /** The user's global id. */
  id: string;
  username: string;
  /** Executes one operation, `_entities` included. */
  run(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** One subgraph in this process, without a gateway, on a database of its own. */
export interface TestSubgraph {
  databaseUrl: string;
  /** The global id of the organization of this name, made when it is first named. */
  organization(name: string): Promise<string>;
  /** A new user with exactly these roles; throws for roles that are none. */
  as(roles: ActorRoles): Promise<SubgraphActor>;
  /** Whoever has not signed in. */
  anonymously: Pick<SubgraphActor, "run">;
  /** Ends it, and removes the database. */
  close: () => Promise<void>;
}

type OwnName = "organizations" | "identity" | "workspaces" | "provisioners";

function executeOwn(name: SubgraphName, services: SubgraphServices, log: Log): ExecuteSubgraph {
  return startSubgraphs({ [name]: subgraphs[name] }, services, log).executors.get(name)!;
}

function executeTeams(team: TeamSubgraph, log: Log): ExecuteSubgraph {
  const { definition, subgraph } = buildTeamSubgraph(team);
  return executorOf(definition, subgraph, log);
}

async function start(subgraph: TeamSubgraph | OwnName, undoing: Undoing): Promise<Omit<TestSubgraph, "close">> {
  const { url: databaseUrl, database } = await openDatabase(undoing);
  const { services, close: closeServices } = openServices({ database, url: databaseUrl }, systemClock);
  undoing.later(closeServices);
  const log = createLog({ level: "error", name: "orgplane-testing" });
  const execute = typeof subgraph === "string" ? executeOwn(subgraph, services, log) : executeTeams(subgraph, log);
  const population = new Population(database);
  const findActor = findActorBySubject(services);
  const runnerOf =
    (readActor: () => Promise<Actor | null>): SubgraphActor["run"] =>
    async (query, variables = {}) => {
      const request = { actor: (await readActor()) ?? anonymous, requestId: randomUUID(), ipAddress: null };
      return answerOf(await execute({ document: parse(query), variables }, request));
    };
  return {
    databaseUrl,
    organization: async (name) => encodeId("Organization", await population.organization(name)),
    async as(roles) {
      const { userId, username } = await population.user(roles);
      const id = encodeId("User", userId);
      return { id, username, run: runnerOf(() => findActor(id)) };
    },
    anonymously: { run: runnerOf(() => Promise.resolve(null)) },
  };
}

/**
 * Starts one subgraph alone: a team's, or one of orgplane's own by its name. Throws the names of fields that do not say who may ask
 * for them.
 */
export const startSubgraph = (subgraph: TeamSubgraph | OwnName): Promise<TestSubgraph> =>
  Undoing.whole(async (undoing) => ({ ...(await start(subgraph, undoing)), close: () => undoing.undo() }));
