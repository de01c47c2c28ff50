import type { RequestListener, Server } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express } from "express";
import { NoSchemaIntrospectionCustomRule } from "graphql";
import type { ActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import type { EndOf } from "../foundation/actor-cache/follow-actors.js";
import type { DatabaseNews } from "../foundation/database/database-news.js";
import { answerBodyErrors } from "../foundation/http/body-errors.js";
import type { Log } from "../foundation/log/log.js";
import type { FindActor } from "./authentication/authenticate.js";
import { admitting, type FaultyTokens } from "./authorization/faulty-tokens.js";
import { actorRefusal } from "./authorization/actor-refusal.js";
import { fieldAuthorization, type FieldAuthorization } from "./authorization/field-authorization.js";
import { guardedGateway } from "./authorization/guarded-gateway.js";
import { createEngine, type Engine, type EngineOptions } from "./engine/engine.js";
import { engineGateway } from "./engine-gateway.js";
import type { SubgraphClient } from "./engine/subgraph-client.js";
import type { SubgraphAddress } from "./engine/supergraph.js";
import { fastPath } from "./fast-path/fast-path.js";
import { KnownOperations } from "./fast-path/known-operations.js";
import { tapGateway } from "./fast-path/tapped-gateway.js";
import { formatError } from "./format-error.js";
import type { AnswerCommon } from "./front/front-connection.js";
import type { GatewayContext } from "./gateway-context.js";
import { actorTokenEndpoint } from "./http/actor-token-endpoint.js";
import { createGuard, type Guard } from "./guard/guard.js";
import { compress } from "./http/compress.js";
import { explorer } from "./explorer/explorer.js";
import { statusByMediaType } from "./http/media-types.js";
import { guardIn } from "./guard/guard-mode.js";
import { admitRequest } from "./http/admit-request.js";
import { readBody } from "./limits/body.js";
import { costPlugin, limitedGateway } from "./limits/limited-gateway.js";
import type { Limits } from "./limits/limits.js";
import {
  anyOperation,
  persistedOperations,
  trustedWithin,
  type PersistedOperations,
} from "./persisted/persisted-operations.js";
import { defaultStreamSettings, type StreamSettings } from "./streams/stream-settings.js";
import { streamedAlone } from "./streams/streamed-alone.js";
import { createStreams } from "./streams/streams.js";
import type { BrowserSignIn } from "./sign-in/browser-sign-in.js";
import { signInRoutes } from "./sign-in/sign-in-routes.js";
import { subgraphNames } from "./supergraph/subgraph-names.js";

export interface GatewayOptions {
  /** Listens already or not yet; its connections are drained on `stop`. */
  server: Server;
  supergraphSdl: string;
  /** How a subgraph is reached. */
  client: (subgraph: SubgraphAddress) => SubgraphClient<GatewayContext>;
  findActor: FindActor;
  /** When what an actor came with ends, and their streams with it; that of access tokens unless given. */
  endOf?: EndOf;
  /** Are credentials that name nobody refused, which is the default, or is whoever comes with them nobody? */
  faultyTokens?: FaultyTokens;
  /** As for orgplane's own graph unless given. */
  authorization?: FieldAuthorization;
  /** Makes the tokens of `/actor-token`; its keys are at `/.well-known/jwks.json`. */
  signer: ActorTokenSigner;
  /** Of actors: streams hear by it that whoever they are for has changed. */
  news?: DatabaseNews;
  streams?: Partial<StreamSettings>;
  /** Signing in by browser, and where browsers reach this deployment; left out where it is not offered. */
  browser?: { signIn: BrowserSignIn; publicUrl: URL | null };
  /** How much a request may ask for. */
  limits: Limits;
  /** Which operations are accepted, and how they may be named; any by default. */
  persisted?: PersistedOperations;
  /** What is shown of the schema; all by default. */
  shows?: { introspection: boolean; explorer: boolean };
  /** Told of the plan of every operation that is executed. */
  onPlan?: EngineOptions<GatewayContext>["onPlan"];
  /** Is the deployment ready for traffic? Asked by `/health/ready`. */
  isReady: () => boolean;
  log: Log;
}

/** The one endpoint: what answers its requests, and how it ends. */
export interface Gateway {
  answer: RequestListener;
  /** The same for common requests, where a `FrontServer` has read them. */
  answerCommon: AnswerCommon;
  /** The same as `answer`, and nothing of it by the fast path. */
  answerSlowly: RequestListener;
  /** Answers what is under way, then closes. */
  stop: () => Promise<void>;
  /** Ends streams alone: clients are told that they may come again. */
  breakOffStreams: () => void;
  /** Gives back what it holds of its own, and leaves the server alone, that another goes on with. */
  retire: () => Promise<void>;
}

function addPages(app: Express, options: GatewayOptions): void {
  const { signer, isReady, shows = all, browser } = options;
  if (shows.explorer) app.get("/", explorer({ signsIn: browser !== undefined }));
  app.get("/.well-known/jwks.json", (_, response) => void response.json(signer.jwks));
  app.get("/health/live", (_, response) => void response.json({ status: "ok" }));
  app.get("/health/ready", (_, response) => {
    const ready = isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? "ok" : "starting" });
  });
  if (browser) app.use("/auth", signInRoutes({ ...options, ...browser }));
  app.use("/actor-token", actorTokenEndpoint({ ...options, audiences: subgraphNames(options.supergraphSdl) }));
}

const all = { introspection: true, explorer: true };

interface Parts {
  engine: Engine<GatewayContext>;
  guard: Guard;
  persisted: PersistedOperations;
}

/** Apollo Server over the engine, what it executes by, and what it has answered. */
function createApollo(options: GatewayOptions, { engine, guard, persisted }: Parts) {
  const { introspection } = options.shows ?? all;
  const guarded = guardedGateway(engineGateway(engine, options.supergraphSdl), guard, options.authorization);
  const { gateway, execute } = tapGateway(limitedGateway(guarded, options.limits));
  const known = new KnownOperations();
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection: true,
    validationRules: introspection ? [] : [NoSchemaIntrospectionCustomRule],
    hideSchemaDetailsFromClientErrors: !introspection,
    persistedQueries: persisted.cache ? { cache: persisted.cache } : false,
    includeStacktraceInErrorResponses: false,
    formatError: formatError(options.log),
    logger: options.log,
    stopOnTerminationSignals: false,
    plugins: [
      costPlugin(options.limits),
      statusByMediaType,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: options.server }),
      streamedAlone,
      known.plugin,
    ],
  });
  return { apollo, execute, known };
}

const engineOf = ({ supergraphSdl, client, onPlan, log }: GatewayOptions): Engine<GatewayContext> =>
  createEngine({
    supergraphSdl,
    client,
    audienceOf: ({ actor }) => actor,
    onFault: (subgraph, error) => log.error({ err: error, subgraph }, "a subgraph did not answer"),
    ...(onPlan && { onPlan }),
  });

const guardOf = ({ supergraphSdl, authorization: { mode, mutations } = fieldAuthorization }: GatewayOptions): Guard =>
  guardIn(mode, createGuard(supergraphSdl, { splitsMutations: mutations === "filter" }));

/** A connection on which nothing goes for longer than that, in neither direction, is cut off: nobody reads its answer. */
function longestSilenceMs({ limits, streams }: GatewayOptions): number {
  const { heartbeatMs, patienceMs } = { ...defaultStreamSettings, ...streams };
  return Math.max(limits.settings.operationMs, heartbeatMs) + patienceMs;
}

/** Plans and executes operations over the subgraphs of a supergraph, for whoever the request comes from. */
export async function createGateway(given: GatewayOptions): Promise<Gateway> {
  const persisted = given.persisted ?? persistedOperations(anyOperation);
  const options = { ...given, limits: trustedWithin(given.limits, persisted) };
  const app = express().disable("x-powered-by").disable("etag");
  const engine = engineOf(options);
  const guard = guardOf(options);
  const { apollo, execute, known } = createApollo(options, { engine, guard, persisted });
  await apollo.start();
  addPages(app, options);
  const refusalOf = actorRefusal(options.authorization ?? fieldAuthorization);
  const findActor = admitting(options.findActor, options.faultyTokens);
  const context = (exchange: { req: express.Request; res: express.Response }) =>
    admitRequest(exchange, { ...options, findActor, refusalOf, persisted });
  const publicUrl = options.browser?.publicUrl ?? null;
  const settings = options.streams ?? {};
  options.server.timeout = longestSilenceMs(options);
  const streams = createStreams({ ...options, settings, publicUrl, engine, guard, apollo, context });
  app.use(
    "/graphql",
    readBody(options.limits.settings.bodyBytes),
    // Before answers are compressed: what that needs for each would be kept as long as a stream lasts.
    streams.handle,
    compress,
    expressMiddleware(apollo, { context }),
  );
  app.use(answerBodyErrors);
  const stop = async (): Promise<void> => {
    streams.stop();
    await apollo.stop();
  };
  const format = formatError(options.log);
  const fast = fastPath({ ...options, findActor, known, execute, formatError: format, otherwise: app });
  const breakOffStreams = (): void => streams.stop();
  return { ...fast, answerSlowly: app, stop, breakOffStreams, retire: () => engine.close() };
}
