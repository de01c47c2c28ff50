import type { Request, Response } from "express";
import { GraphQLError } from "graphql";
import { anonymous } from "../../foundation/rbac/actor.js";
import type { FindActor } from "../authentication/authenticate.js";
import type { RefusalOf } from "../authorization/actor-refusal.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Limits } from "../limits/limits.js";
import type { Named, PersistedOperations } from "../persisted/persisted-operations.js";
import { mediaTypeOf } from "./media-types.js";
import { readRequest } from "./read-request.js";

export interface Admission {
  findActor: FindActor;
  /** Who is answered at all. */
  refusalOf: RefusalOf;
  limits: Limits;
  persisted: PersistedOperations;
}

const noBatch = (): GraphQLError => {
  const message = "One request has one operation: send those of this list each in a request of its own.";
  const error = new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
  error.extensions["http"] = { status: 400 };
  return error;
};

const noOperation = (): GraphQLError => {
  const ways = "its text as `query`, or its hash as `extensions.persistedQuery.sha256Hash`";
  const message = `The request names no operation: send ${ways}, in an object of JSON (content-type: application/json).`;
  const error = new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
  error.extensions["http"] = { status: 400 };
  return error;
};

function jsonOf(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Is there nothing that could name an operation, be it sound or not? */
const isNothing = (query: unknown, extensions: unknown): boolean =>
  (query === undefined || query === null || query === "") &&
  !(typeof extensions === "object" && extensions !== null && "persistedQuery" in extensions);

const asText = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** What of a request names its operation; what else may stand there is refused by whoever reads it. */
function namedBy({ method, body, url }: Request): Named {
  if (method === "GET") {
    const search = new URLSearchParams(url.split("?")[1]);
    const [query, extensions] = [search.get("query"), jsonOf(search.get("extensions"))];
    if (isNothing(query, extensions)) throw noOperation();
    return { text: asText(query), extensions };
  }
  if (Array.isArray(body)) throw noBatch();
  const { query, extensions } = (body ?? {}) as { query?: unknown; extensions?: unknown };
  if (method === "POST" && isNothing(query, extensions)) throw noOperation();
  return { text: asText(query), extensions };
}

/**
 * What the gateway knows of a request, once its credentials are known and its sender is one that is answered, its number and text are within the limits, and its operation
 * is one that is accepted; throws the error that it is to be answered with. Credentials that name nobody count for the address that they come from.
 */
export async function admitRequest(
  exchange: { req: Request; res: Response },
  { findActor, refusalOf, limits, persisted }: Admission,
): Promise<GatewayContext> {
  const context = await readRequest(exchange, findActor).catch((error: unknown) => {
    limits.countRequest({ actor: anonymous, ipAddress: exchange.req.socket.remoteAddress ?? null });
    throw error;
  });
  limits.countRequest(context);
  const refused = await refusalOf(context.actor);
  if (refused) throw refused;
  const named = namedBy(exchange.req);
  persisted.check(named);
  if (named.text !== null) limits.checkText(named.text);
  return { ...context, mediaType: mediaTypeOf(exchange.req) };
}
