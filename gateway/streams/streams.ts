import type { ApolloServer } from "@apollo/server";
import { setMaxListeners } from "node:events";
import type { Server } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import type { FormattedExecutionResult, GraphQLFormattedError } from "graphql";
import { followActors, type EndOf } from "../../foundation/actor-cache/follow-actors.js";
import type { DatabaseNews } from "../../foundation/database/database-news.js";
import { documentReader } from "../../foundation/documents/read-document.js";
import type { Log } from "../../foundation/log/log.js";
import type { FindActor } from "../authentication/authenticate.js";
import { actorRefusal } from "../authorization/actor-refusal.js";
import type { FaultyTokens } from "../authorization/faulty-tokens.js";
import { fieldAuthorization, type FieldAuthorization } from "../authorization/field-authorization.js";
import type { Engine } from "../engine/engine.js";
import { formatError } from "../format-error.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Guard } from "../guard/guard.js";
import type { Limits } from "../limits/limits.js";
import { createConnections } from "./connections.js";
import { streamHandler } from "./http/stream-handler.js";
import { createOperations } from "./operations.js";
import { defaultStreamSettings, type StreamSettings } from "./stream-settings.js";
import { serveWebSockets } from "./websocket/web-sockets.js";
import { subscriber } from "./subscriptions.js";

export interface StreamsOptions {
  engine: Engine<GatewayContext>;
  guard: Guard;
  /** Refused by default. */
  faultyTokens?: FaultyTokens;
  /** What actors hold; orgplane's own by default. */
  authorization?: FieldAuthorization;
  apollo: ApolloServer<GatewayContext>;
  /** Who asks, of an HTTP request. */
  context: (exchange: { req: Request; res: Response }) => Promise<GatewayContext>;
  findActor: FindActor;
  /** When what an actor came with ends; that of access tokens unless given. */
  endOf?: EndOf;
  /** Of actors; without it they are looked at again from time to time only. */
  news?: DatabaseNews;
  server: Server;
  /** Where browsers reach this deployment; as they say themselves otherwise. */
  publicUrl: URL | null;
  /** What clients may find out of the schema; all unless given. */
  shows?: { introspection: boolean };
  limits: Limits;
  settings?: Partial<StreamSettings>;
  log: Log;
}

/** The gateway's answers that go on. */
export interface Streams {
  /** Answers requests that ask for a stream, and passes on the others. */
  handle: RequestHandler;
  /** Breaks off what is open, and tells clients that they may come again. */
  stop(): void;
}

const goingAway: FormattedExecutionResult = {
  errors: [{ message: "This server is about to stop: subscribe again.", extensions: { code: "UNAVAILABLE" } }],
};

/** What an error says of HTTP is not the client's business. */
function withoutHttp({
  extensions: { http: _, ...extensions } = {},
  ...error
}: GraphQLFormattedError): GraphQLFormattedError {
  return { ...error, extensions };
}

export function createStreams(options: StreamsOptions): Streams {
  const { engine, guard, apollo, context, limits, findActor, news, log } = options;
  const settings = { ...defaultStreamSettings, ...options.settings };
  const breakOff = new AbortController();
  setMaxListeners(0, breakOff.signal); // each stream hears it
  const format = formatError(log);
  const operations = createOperations({
    apollo,
    limits,
    schema: engine.schema,
    read: documentReader(engine.schema, { suggests: options.shows?.introspection ?? true }),
    subscribe: subscriber(engine, guard, options.authorization),
    format: (error) => withoutHttp(format(error.toJSON(), error)),
  });
  const follow = followActors(findActor, { news, end: breakOff.signal, endOf: options.endOf });
  const connections = createConnections(settings.connectionsEach);
  const refusalOf = actorRefusal(options.authorization ?? fieldAuthorization);
  const shared = { operations, follow, refusalOf, connections, settings, limits, log };
  const handle = streamHandler({ ...shared, context, breakOff: breakOff.signal });
  const { schema } = engine;
  const closeSockets = serveWebSockets({ ...options, ...shared, schema, path: "/graphql" });
  return {
    handle,
    stop() {
      breakOff.abort(goingAway);
      closeSockets();
    },
  };
}
