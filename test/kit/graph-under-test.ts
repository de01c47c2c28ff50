import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { print } from "graphql";
import { createActorTokenSigner, type ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { cacheActors } from "../../foundation/actor-cache/cache-actors.js";
import { openDatabaseNews, type DatabaseNews } from "../../foundation/database/database-news.js";
import { listen } from "../../foundation/http/listen.js";
import { createLog } from "../../foundation/log/log.js";
import type { ProvisionerKeyActor, UserActor } from "../../foundation/rbac/actor.js";
import { startSubgraphs } from "../../foundation/subgraph-kit/start-subgraph.js";
import type { SubgraphClient } from "../../gateway/engine/subgraph-client.js";
import type { GatewayContext } from "../../gateway/gateway-context.js";
import { createGateway, type GatewayOptions } from "../../gateway/gateway.js";
import type { LimitSettings } from "../../gateway/limits/limit-settings.js";
import { createLimits } from "../../gateway/limits/limits.js";
import { persistedOperations, type PersistedSettings } from "../../gateway/persisted/persisted-operations.js";
import type { StreamSettings } from "../../gateway/streams/stream-settings.js";
import { localSubgraph } from "../../gateway/subgraph-clients/local-subgraph.js";
import { browserSignInOf } from "../../processes/browser-sign-in.js";
import { identityServicesOf } from "../../processes/identity-services.js";
import { findActorIn } from "../../processes/find-actor.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { defaultLimits } from "./default-limits.js";
import { post, type HttpAnswer } from "./post.js";
import { signIn } from "./sign-in.js";
import { createChanges } from "../../foundation/streams/changes.js";
import { createJobSignal } from "../../foundation/job-queue/job-signal.js";
import { createTestClock, type TestClock } from "./test-clock.js";
import { testSealer } from "./test-sealer.js";
import { createTestDatabase, type TestDatabase } from "./test-database.js";
import { createWorld, type World } from "./world.js";

/** The gateway with all four subgraphs behind it in this process, on a database of its own, over HTTP. */
export interface GraphUnderTest extends Omit<TestDatabase, "close"> {
  world: World;
  clock: TestClock;
  endpoint: string;
  /** Which subgraphs were asked what, since the list was last emptied. */
  fetches: Fetch[];
  /** Signs in for real: the token goes through the gateway's authentication. */
  as(actor: UserActor | ProvisionerKeyActor): { run: Run };
  anonymously: { run: Run };
  close(): Promise<void>;
}

export interface Fetch {
  subgraph: string;
  query: string;
}

type Run = (query: string, variables?: Record<string, unknown>) => Promise<HttpAnswer>;

export interface GraphOptions {
  /** Of actor tokens; one of its own otherwise. */
  signer?: ActorTokenSigner;
  /** One that stands otherwise. */
  clock?: TestClock;
  /** Where browsers reach it; as they say themselves otherwise. */
  publicUrl?: URL;
  supergraphSdl?: string;
  /** Where they differ from what is so by default. */
  limits?: Partial<LimitSettings>;
  persisted?: PersistedSettings;
  shows?: GatewayOptions["shows"];
  onFetch?: (fetch: Fetch) => void;
  /** Actors are kept until it brings news of them; without it each request reads them anew. */
  news?: DatabaseNews;
  /** The news of the graph's own database. */
  hearsNews?: boolean;
  streams?: Partial<StreamSettings>;
}

/** The client itself, with a note of each fetch. */
function noting(
  name: string,
  client: SubgraphClient<GatewayContext>,
  { onFetch }: GraphOptions,
): SubgraphClient<GatewayContext> {
  return {
    ...client,
    ask(operation, asking) {
      onFetch?.({ subgraph: name, query: print(operation.document) });
      return client.ask(operation, asking);
    },
  };
}

/** A gateway with all four subgraphs in this process, over a database that is there already. */
export async function startGateway(
  testDatabase: Pick<TestDatabase, "database" | "url">,
  clock: TestClock,
  options: GraphOptions,
) {
  const log = createLog({ level: "silent", name: "test" });
  const jobSignal = createJobSignal(testDatabase.url);
  const changes = createChanges(testDatabase.url);
  const services = { database: testDatabase.database, clock, jobSignal, changes, sealer: testSealer };
  const { executors, subscribers } = startSubgraphs(subgraphs, services, log);
  const server = createServer();
  const identityServices = identityServicesOf(services);
  const found = findActorIn(identityServices);
  const findActor = options.news ? cacheActors(found, { clock, news: options.news }) : found;
  const gateway = await createGateway({
    server,
    supergraphSdl: options.supergraphSdl ?? readFileSync("schema/supergraph.graphql", "utf8"),
    client: ({ name }) => noting(name, localSubgraph(executors.get(name)!, subscribers.get(name)), options),
    findActor,
    ...(options.news && { news: options.news }),
    ...(options.streams && { streams: options.streams }),
    browser: { signIn: browserSignInOf(identityServices, findActor), publicUrl: options.publicUrl ?? null },
    signer: options.signer ?? createActorTokenSigner(),
    ...(options.persisted && { persisted: persistedOperations(options.persisted) }),
    ...(options.shows && { shows: options.shows }),
    limits: createLimits({ ...defaultLimits, ...options.limits }, clock),
    isReady: () => true,
    log,
  });
  server.on("request", gateway.answer);
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  const stopBoth = async () => {
    await jobSignal.close();
    await gateway.stop();
    await changes.close();
  };
  return { endpoint: `http://127.0.0.1:${String(port)}/graphql`, stop: stopBoth };
}

export async function startGraphUnderTest(options: GraphOptions = {}): Promise<GraphUnderTest> {
  const testDatabase = await createTestDatabase();
  const clock = options.clock ?? createTestClock();
  const fetches: Fetch[] = [];
  const onFetch = (fetch: Fetch) => void fetches.push(fetch);
  const ownNews = options.hearsNews ? openDatabaseNews(testDatabase.url) : null;
  const heard = ownNews ? { news: ownNews } : {};
  const { endpoint, stop } = await startGateway(testDatabase, clock, { onFetch, ...options, ...heard });
  const tokens = new Map<object, Promise<string>>();
  const tokenOf = (actor: UserActor | ProvisionerKeyActor): Promise<string> => {
    const known = tokens.get(actor) ?? signIn(testDatabase.database, actor);
    tokens.set(actor, known);
    return known;
  };
  return {
    ...testDatabase,
    clock,
    endpoint,
    fetches,
    world: await createWorld(testDatabase.database),
    as: (actor) => ({
      run: async (query, variables = {}) => post(endpoint, await tokenOf(actor), { query, variables }),
    }),
    anonymously: { run: (query, variables = {}) => post(endpoint, null, { query, variables }) },
    async close() {
      await stop();
      await ownNews?.close();
      await testDatabase.close();
    },
  };
}
