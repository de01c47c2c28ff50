const firstMs = 500;
const mostMs = 30_000;

/**
 * How long to wait before asking again, in milliseconds: doubling with each attempt (0 is the first) up to half a minute,
 * of which the latter half is left to chance, so that daemons do not come back all at once. `chance` is in [0, 1).
 */
export function backoffMs(attempt: number, chance: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** attempt);
  return Math.round(whole / 2 + (whole / 2) * chance);
}
