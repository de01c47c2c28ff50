import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";

/** What an owner wishes of a workspace's times; nothing where it is left out or cleared. */
export interface TimesWish {
  autostartSchedule?: string | null | undefined;
  ttlSeconds?: number | null | undefined;
}

/** What the template lets owners decide. */
export interface TimesAllowed {
  allowUserAutostart: boolean;
  allowUserAutostop: boolean;
}

const refuse = (field: keyof TimesWish, message: string): UserErrorValue[] => [
  { code: "NOT_ALLOWED_HERE", path: ["input", field], message },
];

/** Why a workspace cannot start or stop by times of its own, where its template says that none does. */
export const faultsOfTimes = (
  { autostartSchedule, ttlSeconds }: TimesWish,
  { allowUserAutostart, allowUserAutostop }: TimesAllowed,
): UserErrorValue[] => [
  ...(autostartSchedule != null && !allowUserAutostart
    ? refuse("autostartSchedule", "Workspaces of this template do not start by a schedule. Leave it out.")
    : []),
  ...(ttlSeconds != null && !allowUserAutostop
    ? refuse("ttlSeconds", "Workspaces of this template stop by its default time to live. Leave it out.")
    : []),
];
