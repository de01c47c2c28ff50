import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { print } from "graphql";
import { cacheActors } from "../foundation/actor-cache/cache-actors.js";
import { createActorTokenSigner, type ActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import type { Clock } from "../foundation/clock/clock.js";
import type { DatabaseNews } from "../foundation/database/database-news.js";
import { listen } from "../foundation/http/listen.js";
import { createLog, type Log } from "../foundation/log/log.js";
import { startSubgraphs } from "../foundation/subgraph-kit/start-subgraph.js";
import type { SubgraphClient } from "../gateway/engine/subgraph-client.js";
import type { SubgraphAddress } from "../gateway/engine/supergraph.js";
import type { GatewayContext } from "../gateway/gateway-context.js";
import { FrontServer } from "../gateway/front/front-server.js";
import { createGateway, type GatewayOptions } from "../gateway/gateway.js";
import type { LimitSettings } from "../gateway/limits/limit-settings.js";
import { createLimits } from "../gateway/limits/limits.js";
import { persistedOperations, type PersistedSettings } from "../gateway/persisted/persisted-operations.js";
import type { StreamSettings } from "../gateway/streams/stream-settings.js";
import { localSubgraph } from "../gateway/subgraph-clients/local-subgraph.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { browserSignInOf } from "../processes/browser-sign-in.js";
import { findActorIn } from "../processes/find-actor.js";
import { identityServicesOf } from "../processes/identity-services.js";
import { inProject } from "../processes/project-root.js";
import { subgraphs } from "../subgraphs/subgraphs.js";
import { defaultLimits } from "./default-limits.js";
import { openServices } from "./open-services.js";

/** One question that went to a subgraph. */
export interface Fetch {
  subgraph: string;
  query: string;
}

/** How the gateway of a test differs from that of a deployment which configures nothing. */
export interface StartGatewayOptions {
  /** Of actor tokens; one of its own otherwise. */
  signer?: ActorTokenSigner;
  /** Where browsers reach it; as they say themselves otherwise. */
  publicUrl?: URL;
  supergraphSdl?: string;
  /** How a subgraph is reached that is not orgplane's own. */
  otherClient?: (subgraph: SubgraphAddress, log: Log) => SubgraphClient<GatewayContext>;
  /** Of subgraphs in this process; half a minute otherwise. */
  subgraphDeadlineMs?: number;
  limits?: Partial<LimitSettings>;
  persisted?: PersistedSettings;
  shows?: NonNullable<GatewayOptions["shows"]>;
  onFetch?: (fetch: Fetch, requestId: string) => void;
  onPlan?: NonNullable<GatewayOptions["onPlan"]>;
  /** Actors are kept until it brings news of them; without it each request reads them anew. */
  news?: DatabaseNews;
  streams?: Partial<StreamSettings>;
  /** One that listens already; otherwise one that does so on a free port. */
  server?: FrontServer;
  /** Silent otherwise. */
  log?: Log;
}

/** The client itself, with a note of each fetch. */
function noting(
  { name }: SubgraphAddress,
  client: SubgraphClient<GatewayContext>,
  { onFetch }: StartGatewayOptions,
): SubgraphClient<GatewayContext> {
  if (!onFetch) return client;
  return {
    ask(operation, asking) {
      onFetch({ subgraph: name, query: print(operation.document) }, asking.context.requestId);
      return client.ask(operation, asking);
    },
    ...(client.subscribe && { subscribe: (...asked) => client.subscribe!(...asked) }),
    ...(client.close && { close: () => client.close!() }),
  };
}

/** Listens where it does not yet: the port. */
async function portOf(server: Server): Promise<number> {
  const address = server.address();
  if (address !== null && typeof address === "object") return address.port;
  return listen(server, { host: "127.0.0.1", port: 0 });
}

/** What a deployment reads from its settings, as it is without any. */
const unconfigured = ({ limits, persisted, shows, streams, onPlan }: StartGatewayOptions, clock: Clock) => ({
  limits: createLimits({ ...defaultLimits, ...limits }, clock),
  ...(persisted && { persisted: persistedOperations(persisted) }),
  ...(shows && { shows }),
  ...(streams && { streams }),
  ...(onPlan && { onPlan }),
});

/** A gateway over HTTP with orgplane's subgraphs in this process, over a database that is there already. */
export async function startGateway(
  database: { database: PrismaClient; url: string },
  clock: Clock,
  options: StartGatewayOptions,
): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const { log = createLog({ level: "silent", name: "test" }) } = options;
  const { services } = openServices(database, clock);
  const { executors, subscribers } = startSubgraphs(subgraphs, services, log);
  const { server = new FrontServer(), news, subgraphDeadlineMs: deadlineMs = 30_000 } = options;
  const identityServices = identityServicesOf(services);
  const found = findActorIn(identityServices);
  const findActor = news ? cacheActors(found, { clock, news }) : found;
  const clientOf = (subgraph: SubgraphAddress): SubgraphClient<GatewayContext> => {
    const execute = executors.get(subgraph.name);
    return execute
      ? localSubgraph({ execute, subscribe: subscribers.get(subgraph.name), deadlineMs })
      : options.otherClient!(subgraph, log.child({ subgraph: subgraph.name }));
  };
  const gateway = await createGateway({
    server,
    supergraphSdl: options.supergraphSdl ?? readFileSync(inProject("schema/supergraph.graphql"), "utf8"),
    client: (subgraph) => noting(subgraph, clientOf(subgraph), options),
    findActor,
    ...(news && { news }),
    browser: { signIn: browserSignInOf(identityServices, findActor), publicUrl: options.publicUrl ?? null },
    signer: options.signer ?? createActorTokenSigner(),
    ...unconfigured(options, clock),
    isReady: () => true,
    log,
  });
  server.answerBy(gateway);
  return {
    endpoint: `http://127.0.0.1:${String(await portOf(server))}/graphql`,
    async stop() {
      await services.jobSignal.close();
      await gateway.stop();
      await services.changes.close();
    },
  };
}
