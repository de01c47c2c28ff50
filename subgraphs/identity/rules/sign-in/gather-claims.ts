import { toStorable } from "../../../../foundation/names/storable-text.js";
import type { Claims } from "../sync/read-claim.js";

/** Claims of a sign-in, ready to be kept. */
export interface GatheredClaims {
  claims: Claims;
  /** Names of those that this sign-in could not bring. */
  unknown: string[];
}

/** A database cannot keep NUL; whoever sends it means nothing by it. */
function storable(value: unknown): unknown {
  if (typeof value === "string") return toStorable(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [toStorable(name), storable(each)]));
}

const storableClaims = (claims: Claims): Claims => storable(claims) as Claims;

/** A browser's sign-in brings all there is: the ID token, and what userinfo says. */
export const claimsOfBrowser = (idToken: Claims, userinfo: Claims): GatheredClaims => ({
  claims: storableClaims({ ...idToken, ...userinfo }),
  unknown: [],
});

/**
 * An ID token alone lacks what the provider gives to browsers only: such claims are taken from the last browser's sign-in,
 * and where there was none they are unknown, which is not absent.
 */
export function claimsOfToken(
  idToken: Claims,
  { stored, userinfoOnly }: { stored: Claims | null; userinfoOnly: readonly string[] },
): GatheredClaims {
  const missing = userinfoOnly.filter((name) => !Object.hasOwn(idToken, name));
  const known = missing.filter((name) => stored !== null && Object.hasOwn(stored, name));
  const carried = Object.fromEntries(known.map((name) => [name, stored?.[name]]));
  return {
    claims: storableClaims({ ...idToken, ...carried }),
    unknown: missing.filter((name) => !known.includes(name)),
  };
}

/** Which claims a provider gives by userinfo and not in ID tokens, after one more sign-in by a browser. */
export function learnUserinfoOnly(before: readonly string[], idToken: Claims, userinfo: Claims): string[] {
  const seen = new Set([...before, ...Object.keys(userinfo).map(toStorable)]);
  return [...seen].filter((name) => !Object.hasOwn(idToken, name)).sort();
}
