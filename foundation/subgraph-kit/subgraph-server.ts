import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { RequestListener, Server } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Request, type Response } from "express";
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from "graphql";
import type { VerifyActorToken } from "../actor-token/actor-token.js";
import { followActors } from "../actor-cache/follow-actors.js";
import type { DatabaseNews } from "../database/database-news.js";
import { documentReader } from "../documents/read-document.js";
import { unauthenticated } from "../errors/graph-errors.js";
import { isPublicCode, maskError } from "../errors/mask-errors.js";
import { answerBodyErrors } from "../http/body-errors.js";
import { whileItWaits } from "../http/while-it-waits.js";
import type { Log } from "../log/log.js";
import { anonymous, type Actor } from "../rbac/actor.js";
import type { Subgraph } from "./guarded-subgraph.js";
import type { SubgraphRequest } from "./request.js";
import { streamEndpoint } from "./streams/stream-endpoint.js";
import { subscriberOf } from "./streams/subscribe-subgraph.js";
import type { GuardedSubgraph, RenewableContext } from "./subgraph-definition.js";

export interface SubgraphServerOptions<Context extends RenewableContext> {
  server: Server;
  definition: GuardedSubgraph<Context>;
  subgraph: Subgraph;
  verify: VerifyActorToken;
  /** The actor that a token's subject (a global id) names, with its roles of now; null for one that is gone. */
  findActor: (subject: string) => Promise<Actor | null>;
  /** Of actors: streams hear by it that whoever they are for has changed. */
  news?: DatabaseNews;
  log: Log;
}

interface Exchange {
  req: Request;
  res: Response;
}

const bearer = /^Bearer +(\S+)$/i;

function refusal(): GraphQLError {
  const error = unauthenticated("The actor token is malformed, expired, or not meant for this subgraph.");
  error.extensions["http"] = { status: 401 };
  return error;
}

/** Who asks, and the subject that names them; null for nobody. */
interface Identified {
  actor: Actor;
  subject: string | null;
}

/** Who asks, by the signed actor token alone: no other header says anything about it. */
async function readActor<Context extends RenewableContext>(
  { verify, definition, findActor }: SubgraphServerOptions<Context>,
  header: string | undefined,
): Promise<Identified> {
  if (header === undefined) return { actor: anonymous, subject: null };
  const token = bearer.exec(header)?.[1] ?? "";
  const subject = await verify(token, definition.name).catch(() => null);
  const actor = subject === null ? null : await findActor(subject);
  if (!actor) throw refusal();
  return { actor, subject };
}

/** What a gateway is told whose streams are broken off: it tells its clients. */
const goingAway: FormattedExecutionResult = {
  errors: [{ message: "The subgraph is about to stop: subscribe again.", extensions: { code: "UNAVAILABLE" } }],
};

/** Streams of this subgraph, until they are broken off. */
function streamsOf<Context extends RenewableContext>(options: SubgraphServerOptions<Context>, breakOff: AbortSignal) {
  const { definition, subgraph, findActor, news, log } = options;
  return streamEndpoint({
    read: documentReader(subgraph.schema),
    subscribe: subscriberOf(definition, subgraph, log),
    async identify(exchange) {
      const { actor, subject } = await readActor(options, exchange.req.get("authorization"));
      return { asker: readRequest(exchange, actor), subject };
    },
    follow: followActors(findActor, news),
    breakOff,
    log,
  });
}

const readRequest = ({ req: request, res: response }: Exchange, actor: Actor): SubgraphRequest => ({
  actor,
  signal: whileItWaits(response),
  requestId: request.get("x-request-id") ?? randomUUID(),
  ipAddress: request.get("x-forwarded-for") ?? request.socket.remoteAddress ?? null,
});

function masked(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (isPublicCode(formatted.extensions?.["code"])) return formatted;
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const { path } = formatted;
    return { ...maskError(cause, log, { path, nodes: undefined }).toJSON(), ...(path && { path }) };
  };
}

/** A subgraph behind HTTP, for a gateway in another process. */
export async function createSubgraphServer<Context extends RenewableContext>(
  options: SubgraphServerOptions<Context>,
): Promise<{ answer: RequestListener; stop: () => Promise<void> }> {
  const { server, subgraph, definition, log } = options;
  const apollo = new ApolloServer<Context>({
    schema: subgraph.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: masked(log),
    logger: log,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginDrainHttpServer({ httpServer: server })],
  });
  await apollo.start();
  const app = express().disable("x-powered-by");
  app.get("/health/live", (_, response) => void response.json({ status: "ok" }));
  const context = async (exchange: Exchange) => {
    const { actor } = await readActor(options, exchange.req.get("authorization"));
    return definition.createContext(readRequest(exchange, actor));
  };
  const breakOff = new AbortController();
  setMaxListeners(0, breakOff.signal); // each stream hears it
  const streams = streamsOf(options, breakOff.signal);
  app.use("/graphql", express.json({ limit: "24mb" }), streams, expressMiddleware(apollo, { context }));
  app.use(answerBodyErrors);
  const stop = (): Promise<void> => {
    breakOff.abort(goingAway);
    return apollo.stop();
  };
  return { answer: app, stop };
}
