import type { ApolloServer } from "@apollo/server";
import type { Request, RequestHandler, Response } from "express";
import type { FormattedExecutionResult } from "graphql";
import { followActors } from "../../foundation/actor-cache/follow-actors.js";
import type { DatabaseNews } from "../../foundation/database/database-news.js";
import type { Log } from "../../foundation/log/log.js";
import type { FindActor } from "../authentication/authenticate.js";
import type { Engine } from "../engine/engine.js";
import { formatError } from "../format-error.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Guard } from "../guard/guard.js";
import { createConnections } from "./connections.js";
import { streamHandler } from "./http/stream-handler.js";
import { createOperations } from "./operations.js";
import { documentReader } from "./read-operation.js";
import { defaultStreamSettings, type StreamSettings } from "./stream-settings.js";
import { subscriber } from "./subscriptions.js";

export interface StreamsOptions {
  engine: Engine<GatewayContext>;
  guard: Guard;
  apollo: ApolloServer<GatewayContext>;
  /** Who asks, of an HTTP request. */
  context: (exchange: { req: Request; res: Response }) => Promise<GatewayContext>;
  findActor: FindActor;
  /** Of actors; without it they are looked at again from time to time only. */
  news?: DatabaseNews;
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

export function createStreams({
  engine,
  guard,
  apollo,
  context,
  findActor,
  news,
  log,
  ...given
}: StreamsOptions): Streams {
  const settings = { ...defaultStreamSettings, ...given.settings };
  const breakOff = new AbortController();
  const format = formatError(log);
  const operations = createOperations({
    apollo,
    read: documentReader(engine.schema),
    subscribe: subscriber(engine, guard),
    format: (error) => format(error.toJSON(), error),
  });
  const follow = followActors(findActor, news);
  const connections = createConnections(settings.connectionsEach);
  const handle = streamHandler({ operations, context, follow, connections, settings, breakOff: breakOff.signal, log });
  return { handle, stop: () => breakOff.abort(goingAway) };
}
