import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";

export interface GroupFields {
  name?: string | null;
  displayName?: string | null;
  avatarUrl?: string | null;
  quotaAllowance?: number | null;
}

/** The refusal of an allowance that is missing or less than nothing; what is left out is not judged. */
export function faultsOfAllowance(allowance: number | null | undefined, path: string[]): UserErrorValue[] {
  if (allowance === undefined || (allowance !== null && allowance >= 0)) return [];
  return [{ code: "INVALID", path, message: "An allowance is a number of credits a day, 0 or more." }];
}

/** What is wrong with the given fields of a group; identity sync may call groups anything, so a name is any text. */
export function faultsOfGroup({ name, displayName, avatarUrl, quotaAllowance }: GroupFields): UserErrorValue[] {
  return [
    ...faultsOfText(name, { path: ["input", "name"], atMost: 255, isRequired: true }),
    ...faultsOfText(displayName, { path: ["input", "displayName"], atMost: 255, isRequired: true }),
    ...faultsOfText(avatarUrl, { path: ["input", "avatarUrl"], atMost: 2048 }),
    ...faultsOfAllowance(quotaAllowance, ["input", "quotaAllowance"]),
  ];
}
