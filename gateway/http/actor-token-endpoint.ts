import express, { type ErrorRequestHandler, type RequestHandler, type Response, type Router } from "express";
import { lifetimeSeconds, type ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import type { Log } from "../../foundation/log/log.js";
import { claimsOf } from "../authentication/actor-claims.js";
import type { FindActor } from "../authentication/authenticate.js";

const grantType = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessToken = "urn:ietf:params:oauth:token-type:access_token";
const jwt = "urn:ietf:params:oauth:token-type:jwt";

/** Errors of RFC 6749 (5.2) and RFC 8693 (2.2.2). */
type ErrorName = "invalid_request" | "unsupported_grant_type" | "invalid_target" | "temporarily_unavailable";

interface Exchange {
  subjectToken: string;
  audience: string[];
}

/** A parameter of the form; several where it was sent more than once. */
type Form = Readonly<Record<string, string | string[] | undefined>>;

const mayRepeat = new Set(["audience", "resource"]);
const isMissing = (value: Form[string]): boolean => value === undefined || value === "";

/** What is wrong with the form of a request, as the RFC names it; null for one that can be answered. */
function faultOf(form: Form, audiences: readonly string[]): [ErrorName, string] | null {
  const repeated = Object.keys(form).find((name) => Array.isArray(form[name]) && !mayRepeat.has(name));
  if (repeated) return ["invalid_request", `${repeated} is there more than once.`];
  if (isMissing(form["grant_type"])) return ["invalid_request", `grant_type is missing: send ${grantType}.`];
  if (form["grant_type"] !== grantType) return ["unsupported_grant_type", `Only ${grantType} is granted.`];
  if (isMissing(form["subject_token"])) {
    return ["invalid_request", "subject_token is missing: send an access token or a provisioner key."];
  }
  if (form["subject_token_type"] !== accessToken)
    return ["invalid_request", `subject_token_type must be ${accessToken}.`];
  if (!isMissing(form["actor_token"]))
    return ["invalid_request", "actor_token is not accepted: nobody acts for another."];
  const requested = form["requested_token_type"];
  if (!isMissing(requested) && requested !== jwt)
    return ["invalid_request", `requested_token_type can only be ${jwt}.`];
  if (!isMissing(form["resource"])) return ["invalid_target", "resource is not accepted: name subgraphs by audience."];
  const unknown = [form["audience"] ?? []].flat().find((name) => !audiences.includes(name));
  return unknown === undefined ? null : ["invalid_target", `audience can be any of ${audiences.join(", ")}.`];
}

/** Without the headers by which an answer is cached or compared. */
const answer = (response: Response, status: number, body: object): void => {
  response.status(status).type("json").end(JSON.stringify(body));
};

const refuse = (response: Response, status: number, [error, description]: [ErrorName, string]): void =>
  answer(response, status, { error, error_description: description });

const exchangeOf = (form: Form, audiences: readonly string[]): Exchange => {
  const named = [form["audience"] ?? []].flat();
  return { subjectToken: form["subject_token"] as string, audience: named.length > 0 ? named : [...audiences] };
};

export interface ActorTokenEndpoint {
  findActor: FindActor;
  signer: ActorTokenSigner;
  /** The subgraphs that tokens are made for. */
  audiences: readonly string[];
  log: Log;
}

const exchange =
  ({ findActor, signer, audiences }: ActorTokenEndpoint): RequestHandler =>
  async (request, response) => {
    const form = (request.body ?? {}) as Form;
    const fault = faultOf(form, audiences);
    if (fault) return refuse(response, 400, fault);
    const { subjectToken, audience } = exchangeOf(form, audiences);
    const actor = await findActor(subjectToken);
    const claims = actor && claimsOf(actor, audience);
    if (!claims) return refuse(response, 400, ["invalid_request", "subject_token is unknown, expired or revoked."]);
    answer(response, 200, {
      access_token: signer.sign(claims),
      issued_token_type: jwt,
      token_type: "Bearer",
      expires_in: lifetimeSeconds,
      scope: [...claims.scopes].join(" "),
    });
  };

/** A body that cannot be read is the client's fault; anything else is ours, and says nothing of what it was. */
const answerFaults =
  (log: Log): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- four parameters are how Express tells an error handler
  (error: { type?: string; status?: number }, _request, response, _next) => {
    const isOfBody = error.type !== undefined && error.status !== undefined && error.status < 500;
    if (isOfBody) return refuse(response, 400, ["invalid_request", "The form cannot be read."]);
    log.error({ err: error }, "an actor token could not be made");
    refuse(response, 503, ["temporarily_unavailable", "The token cannot be exchanged at the moment; try again."]);
  };

/**
 * `POST /actor-token`: OAuth token exchange (RFC 8693). Whoever holds an access token or a provisioner key gets an actor
 * token for it, which a router of another make validates and forwards to the subgraphs. Never cached.
 */
export function actorTokenEndpoint(endpoint: ActorTokenEndpoint): Router {
  const router = express.Router();
  router.use((_, response, next) => {
    response.set({ "cache-control": "no-store", pragma: "no-cache" });
    next();
  });
  router.post("/", express.urlencoded({ extended: false, limit: "16kb" }), exchange(endpoint));
  router.all("/", (_, response) => {
    refuse(response.set("allow", "POST"), 405, ["invalid_request", "Send POST with a form."]);
  });
  router.use(answerFaults(endpoint.log));
  return router;
}
