import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfAllowance } from "./faults-of-group.js";

/** What is wrong with a list of allowances, each with its place in the list. */
export function faultsOfQuotas(quotas: readonly { groupId: string; quotaAllowance: number }[]): UserErrorValue[] {
  const seen = new Set<string>();
  return quotas.flatMap(({ groupId, quotaAllowance }, index): UserErrorValue[] => {
    const path = ["input", "quotas", String(index)];
    const isRepeated = seen.has(groupId);
    seen.add(groupId);
    const repeated: UserErrorValue[] = isRepeated
      ? [{ code: "INVALID", path: [...path, "groupId"], message: "This group is in the list twice." }]
      : [];
    return [...repeated, ...faultsOfAllowance(quotaAllowance, [...path, "quotaAllowance"])];
  });
}
