import { randomBytes } from "node:crypto";
import { hashSecret } from "../../../../foundation/secrets/secret.js";
import type { IdentityProviderId } from "../../../../foundation/ids/ids.js";
import { claimsOfBrowser, learnUserinfoOnly } from "../../rules/sign-in/gather-claims.js";
import { findSealedProvider, listProviders, type SealedProvider } from "../../store/providers.js";
import { recordAttempt, takeAttempt } from "../../store/sign-in-attempts.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { OpenIdRefusal } from "../openid/open-id-refusal.js";
import type { Grant } from "../openid/open-id.js";
import { openProvider } from "../providers/provider-secret.js";
import { showProvider } from "../providers/shown-provider.js";
import { completeSignIn, type ConfirmedSignIn, type SignedIn } from "./complete-sign-in.js";
import type { TurnedAway } from "./find-claimant.js";

/** How long a browser may be away. */
const patienceMs = 10 * 60_000;

const random = (): string => randomBytes(32).toString("base64url");
const unknown: TurnedAway = { refusal: "There is no such identity provider, or nobody signs in by it." };
const lost: TurnedAway = { refusal: "This sign-in was begun elsewhere, is over, or took too long. Begin anew." };

const refusing = async <Result>(work: () => Promise<Result>): Promise<Result | TurnedAway> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OpenIdRefusal) return { refusal: error.sentence };
    throw error;
  }
};

/** What a page for signing in offers. */
export async function listSignIns({ database }: IdentityActionContext): Promise<{ name: string; url: string }[]> {
  const enabled = (await listProviders(database)).filter((provider) => provider.enabled);
  return enabled.map(showProvider).map(({ name, signInUrl }) => ({ name, url: signInUrl }));
}

/** Where the browser goes, and the state by which it is known when it comes back. */
export async function startBrowserSignIn(
  context: IdentityActionContext,
  { providerId, redirectUri }: { providerId: IdentityProviderId; redirectUri: string },
): Promise<{ location: string; state: string } | TurnedAway> {
  const provider = await findSealedProvider(context.database, providerId);
  if (!provider?.enabled) return unknown;
  return refusing(async () => {
    const journey = { redirectUri, state: random(), nonce: random(), codeVerifier: random() };
    const location = await context.openId.urlFor(openProvider(context.sealer, provider), journey);
    const { state, nonce, codeVerifier } = journey;
    const expiresAt = new Date(context.clock.now().getTime() + patienceMs);
    await recordAttempt(context.database, { stateHash: hashSecret(state), providerId, nonce, codeVerifier, expiresAt });
    return { location: location.href, state };
  });
}

function confirmed({ clientSecret: _, ...provider }: SealedProvider, grant: Grant): ConfirmedSignIn {
  const { idToken, userinfo, refreshToken } = grant;
  const learned = learnUserinfoOnly(provider.userinfoOnly, idToken, userinfo);
  const isNews = learned.join(" ") !== provider.userinfoOnly.join(" ");
  return {
    ...claimsOfBrowser(idToken, userinfo),
    ...{ provider, refreshToken, subject: String(idToken["sub"]) },
    ...(isNews && { userinfoOnly: learned }),
  };
}

/** The way back: `state` is what this browser was given at the start, which the provider's answer must repeat. */
export async function finishBrowserSignIn(
  context: IdentityActionContext,
  { callback, state }: { callback: URL; state: string | null },
): Promise<SignedIn | TurnedAway> {
  if (state === null || callback.searchParams.get("state") !== state) return lost;
  const attempt = await takeAttempt(context.database, hashSecret(state), context.clock.now());
  const provider = attempt && (await findSealedProvider(context.database, attempt.providerId));
  if (!attempt || !provider?.enabled) return lost;
  const { nonce, codeVerifier } = attempt;
  const redirectUri = callback.origin + callback.pathname;
  return refusing(async () => {
    const journey = { redirectUri, state, nonce, codeVerifier };
    const grant = await context.openId.finish(openProvider(context.sealer, provider), callback, journey);
    return completeSignIn(context, confirmed(provider, grant));
  });
}
