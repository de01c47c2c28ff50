import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import { authenticate, type FindActor } from "../authentication/authenticate.js";
import type { GatewayContext } from "../gateway-context.js";

const acceptable = /^[\w.-]{1,128}$/;

/** Aborted when the connection goes before the answer is written. */
function whileItWaits(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** What the gateway knows of an HTTP request; throws UNAUTHENTICATED for credentials that name nobody. */
export async function readRequest(
  { req: request, res: response }: { req: Request; res: Response },
  findActor: FindActor,
): Promise<GatewayContext> {
  const signal = whileItWaits(response);
  const given = request.get("x-request-id");
  return {
    actor: await authenticate(request.get("authorization"), findActor),
    requestId: given && acceptable.test(given) ? given : randomUUID(),
    ipAddress: request.socket.remoteAddress ?? null,
    signal,
  };
}
