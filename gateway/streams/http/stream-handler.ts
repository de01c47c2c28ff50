import type { Request, RequestHandler, Response } from "express";
import { GraphQLError, OperationTypeNode } from "graphql";
import { unchanging, type FollowActor, type FollowedActor } from "../../../foundation/actor-cache/follow-actors.js";
import { sendStream } from "../../../foundation/http/send-stream.js";
import type { Log } from "../../../foundation/log/log.js";
import { anonymous } from "../../../foundation/rbac/actor.js";
import { End } from "../../../foundation/streams/ending.js";
import { secretOf } from "../../authentication/credential.js";
import type { GatewayContext } from "../../gateway-context.js";
import type { OperationParams } from "../caller.js";
import type { Connections } from "../connections.js";
import type { Operations } from "../operations.js";
import type { StreamSettings } from "../stream-settings.js";
import { acceptedFraming, type Accepted } from "./accepted-framing.js";
import { mayBeForged } from "./forged-request.js";
import { readParams } from "./read-params.js";

export interface StreamHandlerOptions {
  operations: Operations;
  /** Who asks, once they may; throws what they are to be answered with. */
  context: (exchange: { req: Request; res: Response }) => Promise<GatewayContext>;
  follow: FollowActor;
  connections: Connections;
  settings: StreamSettings;
  /** Aborted when the server is about to stop. */
  breakOff: AbortSignal;
  log: Log;
}

type Streaming = Accepted & { params: OperationParams; kind: OperationTypeNode | null };

function refuse(response: Response, error: GraphQLError, status: number): void {
  const { message, extensions } = error;
  const given = extensions["http"] as { status?: number; headers?: Map<string, string> } | undefined;
  for (const [name, value] of given?.headers ?? []) response.set(name, value);
  const { http: _, ...shown } = extensions;
  response.status(given?.status ?? status).json({ errors: [{ message, extensions: shown }] });
}

const bad = (message: string, code = "BAD_REQUEST"): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** What streaming a request is about; null for one that is answered as always. */
function streamingOf(request: Request, { operations }: StreamHandlerOptions): Streaming | null {
  const accepted = acceptedFraming(request.get("accept"));
  const params = accepted && readParams(request);
  if (!params) return null;
  const read = operations.read(params);
  const kind = "kind" in read ? read.kind : null;
  return kind === OperationTypeNode.SUBSCRIPTION || !accepted.json ? { ...accepted, params, kind } : null;
}

/** Why the request may not be: null where it may. */
function faultOf(request: Request, { kind }: Streaming) {
  if (mayBeForged(request)) {
    const header = "send a content-type of JSON, or a header apollo-require-preflight";
    return { error: bad(`A page of another site could have sent this: ${header}.`), status: 400 };
  }
  if (request.method === "GET" && kind === OperationTypeNode.MUTATION) {
    return { error: bad("A mutation is not sent by GET: use POST."), status: 405 };
  }
  return null;
}

async function stream(
  { request, response }: { request: Request; response: Response },
  { params, framing }: Streaming,
  options: StreamHandlerOptions & { context_: GatewayContext; live: FollowedActor },
): Promise<void> {
  const { operations, settings, breakOff, context_, live } = options;
  const gone = new End();
  response.once("close", () => gone.abort());
  if (request.socket.destroyed) return;
  const caller = { ...context_, live };
  const result = await operations.run(params, { caller, signal: gone });
  const { heartbeatMs, patienceMs } = settings;
  await sendStream(response, result, { framing, breakOff, heartbeatMs, patienceMs });
}

/** Streams to whoever asks for it by `accept`: server-sent events, or Apollo's multipart. Other requests go on. */
export function streamHandler(options: StreamHandlerOptions): RequestHandler {
  const handle = async (request: Request, response: Response, streaming: Streaming): Promise<void> => {
    const fault = faultOf(request, streaming);
    if (fault) return refuse(response, fault.error, fault.status);
    const context_ = await options.context({ req: request, res: response });
    const leave = options.connections.enter(context_);
    if (!leave) return refuse(response, tooMany(options.settings.connectionsEach), 429);
    const secret = context_.actor === anonymous ? null : secretOf(request.headers);
    const live = secret === null ? unchanging(context_.actor) : options.follow(secret);
    try {
      await stream({ request, response }, streaming, { ...options, context_, live });
    } finally {
      live.end();
      leave();
    }
  };
  return (request, response, next) => {
    const streaming = streamingOf(request, options);
    if (!streaming) return next();
    handle(request, response, streaming).catch((error: unknown) => {
      if (response.headersSent) return options.log.error({ err: error }, "a stream broke");
      if (error instanceof GraphQLError) return refuse(response, error, 400);
      next(error);
    });
  };
}

const tooMany = (most: number): GraphQLError =>
  bad(`You have ${String(most)} streams open, which is all that you may: end one first.`, "LIMIT_EXCEEDED");
