import { setTimeout as sleep } from "node:timers/promises";

const pollEveryMs = 150;

/** Asks again and again until the answer is not null; throws after so long. */
export async function waitUntil<Value>(
  what: string,
  ask: () => Promise<Value | null>,
  patienceMs: number,
): Promise<Value> {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(pollEveryMs);
  }
  throw new Error(`${what} took longer than ${String(patienceMs / 1000)} s`);
}
