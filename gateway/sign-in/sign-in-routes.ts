import express, { type ErrorRequestHandler, type Request, type Response, type Router } from "express";
import type { Log } from "../../foundation/log/log.js";
import type { FindActor } from "../authentication/authenticate.js";
import type { BrowserSignIn } from "./browser-sign-in.js";
import { clearCookie, readCookie, setCookie } from "./cookies.js";
import { pagePolicy, refusalPage, signInPage } from "./pages.js";
import { programRoutes } from "./program-routes.js";

export interface SignInRoutes {
  signIn: BrowserSignIn;
  findActor: FindActor;
  /** Where browsers reach this deployment; as they say themselves where nothing is configured. */
  publicUrl: URL | null;
  log: Log;
}

const patienceMs = 10 * 60_000;
const host = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;

/** The address that a browser knows this deployment by; null where its request names none. */
function originOf(request: Request, publicUrl: URL | null): URL | null {
  if (publicUrl) return publicUrl;
  const named = request.get("host") ?? "";
  return host.test(named) ? new URL(`http://${named}`) : null;
}

const refuse = (response: Response, refusal: string): void =>
  void response.status(400).type("html").send(refusalPage(refusal));
const noHost = "The request does not say which host it is for.";

async function showPage({ signIn, findActor }: SignInRoutes, request: Request, response: Response): Promise<void> {
  const token = readCookie(request, "session");
  const actor = token === null ? null : await findActor(token);
  const username = actor?.kind === "user" ? actor.username : null;
  response.type("html").send(signInPage({ username, providers: await signIn.list() }));
}

async function start({ signIn, publicUrl }: SignInRoutes, request: Request, response: Response): Promise<void> {
  const origin = originOf(request, publicUrl);
  if (!origin) return refuse(response, noHost);
  const started = await signIn.start(String(request.params["provider"]), new URL("/auth/callback", origin).href);
  if ("refusal" in started) return refuse(response, started.refusal);
  const expiresAt = new Date(Date.now() + patienceMs);
  setCookie(response, "state", { value: started.state, expiresAt, isSecure: origin.protocol === "https:" });
  response.redirect(303, started.location);
}

async function finish({ signIn, publicUrl }: SignInRoutes, request: Request, response: Response): Promise<void> {
  const origin = originOf(request, publicUrl);
  if (!origin) return refuse(response, noHost);
  const callback = new URL(request.originalUrl, origin);
  const finished = await signIn.finish(callback, readCookie(request, "state"));
  clearCookie(response, "state");
  if ("refusal" in finished) return refuse(response, finished.refusal);
  const { sessionToken: value, expiresAt } = finished;
  setCookie(response, "session", { value, expiresAt, isSecure: origin.protocol === "https:" });
  const wanted = readCookie(request, "return");
  response.redirect(303, wanted === null ? "/auth" : `/auth/program?${Buffer.from(wanted, "base64url").toString()}`);
}

async function end({ signIn }: SignInRoutes, request: Request, response: Response): Promise<void> {
  const token = readCookie(request, "session");
  if (token !== null) await signIn.end(token);
  clearCookie(response, "session");
  response.redirect(303, "/auth");
}

const answerFaults =
  (log: Log): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- four parameters are how Express tells an error handler
  (error, _request, response, _next) => {
    log.error({ err: error as Error }, "a sign-in failed");
    response.status(500).type("html").send(refusalPage("Something went wrong on our side. Try again."));
  };

/** Signing in by browser: a page, the way to a provider and back, and the way out. Cookies of other sites' requests count for nothing. */
export function signInRoutes(routes: SignInRoutes): Router {
  const router = express.Router();
  router.use((_, response, next) => {
    response.set({
      "cache-control": "no-store",
      "content-security-policy": pagePolicy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    next();
  });
  router.get("/", (request, response) => showPage(routes, request, response));
  router.use("/program", programRoutes(routes));
  router.get("/callback", (request, response) => finish(routes, request, response));
  router.get("/:provider/login", (request, response) => start(routes, request, response));
  router.post("/sign-out", (request, response) => end(routes, request, response));
  router.use(answerFaults(routes.log));
  return router;
}
