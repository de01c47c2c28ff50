import type { Transition } from "./workspace-status.js";

/** When a workspace that was built at this time stops by itself: its own time to live where that counts, else its template's; 0 is never. */
export function deadlineOf(built: {
  transition: Transition;
  at: Date;
  ttlSeconds: number | null;
  defaultTtlSeconds: number;
  allowUserAutostop: boolean;
}): Date | null {
  const ttlSeconds = (built.allowUserAutostop ? built.ttlSeconds : null) ?? built.defaultTtlSeconds;
  if (built.transition !== "START" || ttlSeconds === 0) return null;
  return new Date(built.at.getTime() + ttlSeconds * 1000);
}
