import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import type { Clock } from "../../../../foundation/clock/clock.js";
import { OpenIdRefusal } from "./open-id-refusal.js";

const keepForMs = 10 * 60_000;
/** Whoever sends tokens with keys that nobody knows makes us ask the provider once a second, not once a token. */
const pauseMs = 1_000;
const timeoutMs = 5_000;

interface KeySet {
  getKey: JWTVerifyGetKey;
  at: number;
}

async function fetchKeys(url: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (!response.ok) throw new OpenIdRefusal("The provider does not give its keys.", false);
  return createLocalJWKSet((await response.json()) as JSONWebKeySet);
}

/** The published keys of providers, by their address. A key that is not among them is looked for once more: keys rotate. */
export function createKeySets(clock: Clock): (url: string) => JWTVerifyGetKey {
  const known = new Map<string, Promise<KeySet>>();
  const now = (): number => clock.now().getTime();
  const load = (url: string): Promise<KeySet> => {
    const at = now();
    const loading = fetchKeys(url).then((getKey) => ({ getKey, at }));
    known.set(url, loading);
    loading.catch(() => known.delete(url));
    return loading;
  };
  const current = async (url: string): Promise<KeySet> => {
    const keySet = await (known.get(url) ?? load(url));
    return now() - keySet.at < keepForMs ? keySet : load(url);
  };
  return (url) => async (header, token) => {
    const keySet = await current(url);
    try {
      return await keySet.getKey(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || now() - keySet.at < pauseMs) throw error;
      return (await load(url)).getKey(header, token);
    }
  };
}
