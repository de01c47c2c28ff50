import type { Request, RequestHandler, Response } from "express";
import { GraphQLError, OperationTypeNode } from "graphql";
import type { FollowActor } from "../../actor-cache/follow-actors.js";
import { unchanging } from "../../actor-cache/follow-actors.js";
import { kindOf, type ReadDocument } from "../../documents/read-document.js";
import { eventStream, eventStreamType } from "../../http/event-stream.js";
import { sendStream } from "../../http/send-stream.js";
import type { Log } from "../../log/log.js";
import { End } from "../../streams/ending.js";
import type { SubgraphRequest } from "../request.js";
import type { SubscribeSubgraph } from "./subscribe-subgraph.js";

export interface StreamEndpointOptions {
  read: (text: string) => ReadDocument;
  subscribe: SubscribeSubgraph;
  /** Who asks, and by which subject they are followed: null for nobody. What it throws is answered by `next`. */
  identify: (exchange: { req: Request; res: Response }) => Promise<{ asker: SubgraphRequest; subject: string | null }>;
  follow: FollowActor;
  /** Aborted when the server is about to stop. */
  breakOff: AbortSignal;
  log: Log;
}

interface Asked {
  query?: unknown;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

const heartbeatMs = 12_000;
/** A gateway that reads nothing for so long has lost its client, or its head. */
const patienceMs = 60_000;

function refuse(response: Response, { message, extensions }: GraphQLError): void {
  const { http, ...shown } = extensions as { http?: { status?: number } };
  response.status(http?.status ?? 400).json({ errors: [{ message, extensions: shown }] });
}

/** The subscription that is asked for as a stream; null for anything else. */
function readSubscription(request: Request, read: StreamEndpointOptions["read"]) {
  const { query, operationName, variables } = (request.body ?? {}) as Asked;
  if (request.method !== "POST" || typeof query !== "string") return null;
  if (!request.get("accept")?.includes(eventStreamType)) return null;
  const found = read(query);
  if (!("document" in found) || kindOf(found.document, operationName) !== OperationTypeNode.SUBSCRIPTION) return null;
  return { document: found.document, operationName: operationName ?? null, variables: variables ?? null };
}

/** Streams subscriptions of a subgraph to a gateway in another process, as server-sent events. Other requests go on. */
export function streamEndpoint({
  read,
  subscribe,
  identify,
  follow,
  breakOff,
  log,
}: StreamEndpointOptions): RequestHandler {
  const handle = async (request: Request, response: Response, operation: Parameters<SubscribeSubgraph>[0]) => {
    const { asker, subject } = await identify({ req: request, res: response });
    const gone = new End();
    response.once("close", () => gone.abort());
    const live = subject === null ? unchanging(asker.actor) : follow(subject);
    try {
      const result = await subscribe(operation, { ...asker, live, signal: gone });
      await sendStream(response, result, { framing: eventStream, breakOff, heartbeatMs, patienceMs });
    } finally {
      live.end();
    }
  };
  return (request, response, next) => {
    const operation = readSubscription(request, read);
    if (!operation) return next();
    handle(request, response, operation).catch((error: unknown) => {
      if (response.headersSent) return log.error({ err: error }, "a stream broke");
      if (error instanceof GraphQLError) return refuse(response, error);
      next(error);
    });
  };
}
