import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { z } from "zod";
import type { Cli } from "../cli.js";
import { CliFault } from "../cli-fault.js";
import { EndpointFault } from "../graph/graph-faults.js";
import { listenForCode } from "./loopback.js";
import { openBrowser } from "./open-browser.js";

const token = z.object({
  access_token: z.string(),
  token_id: z.string(),
  expires_at: z.string(),
  username: z.string(),
});
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** An access token of limited life. */
export interface SignedIn {
  token: string;
  tokenId: string;
  expiresAt: string;
  username: string;
}

export interface BrowserSignIn {
  endpoint: string;
  lifetimeMs: number | undefined;
  /** False: the address is shown only. */
  opens: boolean;
}

const random = (): string => randomBytes(32).toString("base64url");

/** As the list of tokens shows it: letters that the graph takes. */
const clientName = (): string => `orgplane on ${hostname().replaceAll(/[^\w.-]/g, "-")}`.slice(0, 48);

async function ask(url: URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    const cause = (error as Error).cause as Error | undefined;
    throw new EndpointFault(
      `${url.origin} cannot be reached: ${cause?.message ?? (error as Error).message}.`,
      "Is it up, and is this its address? --url or ORGPLANE_URL names another.",
    );
  }
}

/** The page where a person lets a program in. Throws a CliFault where the deployment has none. */
async function insistOnPage(page: URL): Promise<void> {
  const { status } = await ask(page);
  if (status === 200) return;
  throw new CliFault(`${page.origin} offers no sign-in by browser (${String(status)}).`, {
    code: "NO_BROWSER_SIGN_IN",
    remedy: "Sign in with an access token: orgplane login --with-token",
  });
}

async function redeem(origin: string, body: URLSearchParams): Promise<SignedIn> {
  const response = await ask(new URL("/auth/program/token", origin), { method: "POST", body });
  const answer: unknown = await response.json().catch(() => null);
  const given = token.safeParse(answer).data;
  if (!given) {
    const why = refusal.safeParse(answer).data?.error_description ?? `it answered ${String(response.status)}`;
    throw new CliFault(`The sign-in failed: ${why}`, { code: "SIGN_IN", remedy: "orgplane login begins anew." });
  }
  return { token: given.access_token, tokenId: given.token_id, expiresAt: given.expires_at, username: given.username };
}

function pageFor(
  origin: string,
  { redirectUri, state, verifier }: { redirectUri: string; state: string; verifier: string },
) {
  const page = new URL("/auth/program", origin);
  page.search = new URLSearchParams({
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    client_name: clientName(),
  }).toString();
  return page;
}

async function show(cli: Cli, page: URL, opens: boolean): Promise<void> {
  const output = cli.output();
  const isOpen = opens && (await openBrowser(page.href, cli.environment));
  output.note(isOpen ? "Your browser asks you now. If it does not open:" : "Open this in a browser on this machine:");
  output.note(`  ${output.err.colors.cyan(page.href)}`);
}

/**
 * Signs in by the user's browser: it asks whoever is signed in there, and brings a code to an address of this machine,
 * which only this process can redeem (RFC 8252, RFC 7636).
 */
export async function signInByBrowser(cli: Cli, { endpoint, lifetimeMs, opens }: BrowserSignIn): Promise<SignedIn> {
  const { origin } = new URL(endpoint);
  const [state, verifier] = [random(), random()];
  const loopback = await listenForCode(state);
  try {
    const page = pageFor(origin, { redirectUri: loopback.redirectUri, state, verifier });
    await insistOnPage(page);
    await show(cli, page, opens);
    const code = await Promise.race([loopback.code, aborted(cli.signal)]);
    const lifetime: Record<string, string> =
      lifetimeMs === undefined ? {} : { expires_in: String(Math.round(lifetimeMs / 1000)) };
    const form = {
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
      client_name: clientName(),
      ...lifetime,
    };
    return await redeem(origin, new URLSearchParams(form));
  } finally {
    loopback.close();
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }));
