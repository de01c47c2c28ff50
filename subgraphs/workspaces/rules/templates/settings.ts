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

/** What is wrong with settings: none can be empty, and no duration is negative. */
export function faultsOfSettings(change: SettingsChange): UserErrorValue[] {
  return Object.entries(change).flatMap(([name, value]) => {
    const path = ["input", "settings", name];
    if (value === null)
      return [{ code: "INVALID", path, message: `${name} cannot be empty. Leave it out to keep it.` }];
    const isNegative = typeof value === "number" && value < 0;
    return isNegative ? [{ code: "INVALID", path, message: `${name} is 0 for none, or a number of seconds.` }] : [];
  });
}

/** The settings that are given. */
export const givenSettings = (change: SettingsChange): Partial<Settings> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
