export type DaemonStatus = "IDLE" | "BUSY" | "OFFLINE";

/** A daemon that was not heard of for so long is offline. */
export const silenceMs = 90_000;

/** When a daemon must have been seen last to be online now. */
export const onlineSince = (now: Date): Date => new Date(now.getTime() - silenceMs);

/** A daemon that was not heard of for so long does not come back. */
const purgedAfterMs = 7 * 24 * 60 * 60_000;

/** When a daemon must have been seen last to be remembered now. */
export const purgedSince = (now: Date): Date => new Date(now.getTime() - purgedAfterMs);

export interface DaemonSigns {
  isUnregistered: boolean;
  lastSeenAt: Date;
  isAtWork: boolean;
}

/** Offline for whoever said good-bye or is silent, whatever it was doing. */
export function daemonStatus({ isUnregistered, lastSeenAt, isAtWork }: DaemonSigns, now: Date): DaemonStatus {
  if (isUnregistered || lastSeenAt <= onlineSince(now)) return "OFFLINE";
  return isAtWork ? "BUSY" : "IDLE";
}
