import type { Request, Response } from "express";
import { anonymous } from "../../foundation/rbac/actor.js";
import type { FindActor } from "../authentication/authenticate.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Limits } from "../limits/limits.js";
import { readRequest } from "./read-request.js";

interface Admission {
  findActor: FindActor;
  limits: Limits;
}

/** The operation's text, where the request has one; what else may stand there is refused by whoever reads it. */
function textOf({ method, body, url }: Request): string | null {
  const text: unknown =
    method === "GET"
      ? new URLSearchParams(url.split("?")[1]).get("query")
      : (body as { query?: unknown } | undefined)?.query;
  return typeof text === "string" ? text : null;
}

/**
 * What the gateway knows of a request, once its credentials are known and its number and text are within the limits; throws the
 * error that it is to be answered with. Credentials that name nobody count for the address that they come from.
 */
export async function admitRequest(
  exchange: { req: Request; res: Response },
  { findActor, limits }: Admission,
): Promise<GatewayContext> {
  const context = await readRequest(exchange, findActor).catch((error: unknown) => {
    limits.countRequest({ actor: anonymous, ipAddress: exchange.req.socket.remoteAddress ?? null });
    throw error;
  });
  limits.countRequest(context);
  const text = textOf(exchange.req);
  if (text !== null) limits.checkText(text);
  return context;
}
