import { randomUUID } from "node:crypto";
import type { Request } from "express";
import { authenticate, type FindActor } from "../authentication/authenticate.js";
import type { GatewayContext } from "../gateway-context.js";

const acceptable = /^[\w.-]{1,128}$/;

/** What the gateway knows of an HTTP request; throws UNAUTHENTICATED for credentials that name nobody. */
export async function readRequest(request: Request, findActor: FindActor): Promise<GatewayContext> {
  const given = request.get("x-request-id");
  return {
    actor: await authenticate(request.get("authorization"), findActor),
    requestId: given && acceptable.test(given) ? given : randomUUID(),
    ipAddress: request.socket.remoteAddress ?? null,
  };
}
