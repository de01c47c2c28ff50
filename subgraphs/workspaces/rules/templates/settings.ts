import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";

/** A template's settings; durations in seconds, 0 for none. */
export interface Settings {
  requireActiveVersion: boolean;
  allowUserCancelBuilds: boolean;
  allowUserAutostart: boolean;
  allowUserAutostop: boolean;
  defaultTtlSeconds: number;
  failureTtlSeconds: number;
  dormantAfterSeconds: number;
  deleteDormantAfterSeconds: number;
  maxPortShareLevel: "OWNER" | "ORGANIZATION" | "AUTHENTICATED" | "PUBLIC";
}

export type SettingsChange = { [Key in keyof Settings]?: Settings[Key] | null };

/** A duration shorter than this would be over before anybody looked. */
const shortestSeconds = 60;

/** What is wrong with settings: none can be empty, and a duration is 0 or a minute at least. */
export function faultsOfSettings(change: SettingsChange): UserErrorValue[] {
  return Object.entries(change).flatMap(([name, value]) => {
    const path = ["input", "settings", name];
    if (value === null)
      return [{ code: "INVALID", path, message: `${name} cannot be empty. Leave it out to keep it.` }];
    const isTooShort = typeof value === "number" && value !== 0 && value < shortestSeconds;
    const message = `${name} is 0 for none, or at least ${String(shortestSeconds)} seconds.`;
    return isTooShort ? [{ code: "INVALID", path, message }] : [];
  });
}

/** The settings that are given. */
export const givenSettings = (change: SettingsChange): Partial<Settings> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
