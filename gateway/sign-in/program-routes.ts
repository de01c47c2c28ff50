import express, { type Request, type Response, type Router } from "express";
import type { FindActor } from "../authentication/authenticate.js";
import type { BrowserSignIn } from "./browser-sign-in.js";
import { clearCookie, readCookie, setCookie } from "./cookies.js";
import { consentPage, pagePolicy, refusalPage, signInPage } from "./pages.js";
import { answerAt, queryOf, readProgramRequest, type ProgramRequest } from "./program-request.js";

interface ProgramRoutes {
  signIn: BrowserSignIn;
  findActor: FindActor;
  publicUrl: URL | null;
}

const patienceMs = 10 * 60_000;
const dayMs = 86_400_000;
const usualLifetimeMs = 30 * dayMs;
const longestLifetimeMs = 90 * dayMs;
const form = express.urlencoded({ extended: false, limit: "16kb" });

const refuse = (response: Response, refusal: string): void =>
  void response.status(400).type("html").send(refusalPage(refusal));

/** Who is signed in with this browser; null for nobody. */
async function personOf({ findActor }: ProgramRoutes, request: Request) {
  const sessionToken = readCookie(request, "session");
  const actor = sessionToken === null ? null : await findActor(sessionToken);
  return sessionToken !== null && actor?.kind === "user" ? { sessionToken, username: actor.username } : null;
}

/** Somebody has to sign in first, and comes back here then. */
async function askWho(
  { signIn, publicUrl }: ProgramRoutes,
  request: ProgramRequest,
  response: Response,
): Promise<void> {
  const value = Buffer.from(queryOf(request).toString()).toString("base64url");
  setCookie(response, "return", {
    value,
    expiresAt: new Date(Date.now() + patienceMs),
    isSecure: publicUrl?.protocol === "https:",
  });
  response.type("html").send(signInPage({ username: null, providers: await signIn.list() }));
}

async function ask(routes: ProgramRoutes, request: Request, response: Response): Promise<void> {
  const asked = readProgramRequest(request.query);
  if ("refusal" in asked) return refuse(response, asked.refusal);
  const person = await personOf(routes, request);
  if (!person) return askWho(routes, asked, response);
  clearCookie(response, "return");
  // A browser holds form-action against the redirect too by which the answer reaches the program.
  const policy = pagePolicy.replace("form-action 'self'", `form-action 'self' ${asked.redirectUri.origin}`);
  response
    .set("content-security-policy", policy)
    .type("html")
    .send(consentPage(person.username, asked.name, queryOf(asked)));
}

/** The cookie is SameSite=Lax, so that no other site's form arrives with it; where a browser says so itself, it is believed. */
const isOfElsewhere = (request: Request): boolean =>
  !["same-origin", undefined].includes(request.get("sec-fetch-site"));

async function answer(routes: ProgramRoutes, request: Request, response: Response): Promise<void> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const asked = readProgramRequest(body);
  if ("refusal" in asked) return refuse(response, asked.refusal);
  const person = await personOf(routes, request);
  if (!person || isOfElsewhere(request)) return refuse(response, "Nobody is signed in here. Begin anew.");
  if (body["answer"] !== "allow") return response.redirect(303, answerAt(asked, { error: "access_denied" }));
  const code = routes.signIn.programs.grant(person.sessionToken, asked.challenge);
  response.redirect(303, answerAt(asked, { code }));
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function lifetimeOf(seconds: string): number | null {
  const lifetimeMs = seconds === "" ? usualLifetimeMs : Number(seconds) * 1000;
  return lifetimeMs >= 1000 && lifetimeMs <= longestLifetimeMs ? lifetimeMs : null;
}

/** Errors of RFC 6749, 5.2. */
const fault = (response: Response, error: string, description: string): void =>
  void response.status(400).json({ error, error_description: description });

async function redeem({ signIn }: ProgramRoutes, request: Request, response: Response): Promise<void> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (body["grant_type"] !== "authorization_code") {
    return fault(response, "unsupported_grant_type", "Only authorization_code is granted.");
  }
  const lifetimeMs = lifetimeOf(text(body["expires_in"]));
  if (lifetimeMs === null) return fault(response, "invalid_request", "expires_in is at most 90 days, in seconds.");
  const [code, verifier, name] = [text(body["code"]), text(body["code_verifier"]), text(body["client_name"])];
  const redeemed = await signIn.programs.redeem({ code, verifier, name: name.slice(0, 48), lifetimeMs });
  if ("refusal" in redeemed) return fault(response, "invalid_grant", redeemed.refusal);
  response.json({
    access_token: redeemed.accessToken,
    token_type: "Bearer",
    expires_in: Math.round(lifetimeMs / 1000),
    expires_at: redeemed.expiresAt.toISOString(),
    token_id: redeemed.tokenId,
    username: redeemed.username,
  });
}

/** A program on somebody's machine asks their browser, and fetches an access token of limited life with what it is told. */
export function programRoutes(routes: ProgramRoutes): Router {
  const router = express.Router();
  router.get("/", (request, response) => ask(routes, request, response));
  router.post("/", form, (request, response) => answer(routes, request, response));
  router.post("/token", form, (request, response) => redeem(routes, request, response));
  return router;
}
