import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";

/** Users by id: the whole list, or who is added and removed; what is left out stays, and null is nobody. */
export interface GroupMembersInput {
  memberIds?: readonly string[] | null;
  addMemberIds?: readonly string[] | null;
  removeMemberIds?: readonly string[] | null;
}

export interface GroupMembersPlan {
  join: string[];
  leave: string[];
}

/** Does the input speak of the group's members at all? */
export const namesMembers = ({ memberIds, addMemberIds, removeMemberIds }: GroupMembersInput): boolean =>
  memberIds !== undefined || addMemberIds != null || removeMemberIds != null;

/** The refusal of an input that says two things at once. */
export function faultsOfGroupMembers({
  memberIds,
  addMemberIds,
  removeMemberIds,
}: GroupMembersInput): UserErrorValue[] {
  const fault = (field: string, message: string): UserErrorValue[] => [
    { code: "INVALID", path: ["input", field], message },
  ];
  if (memberIds !== undefined && (addMemberIds ?? removeMemberIds) != null) {
    return fault("memberIds", "Give the whole list, or whom to add and remove, not both.");
  }
  const contradicts = addMemberIds?.some((id) => removeMemberIds?.includes(id));
  return contradicts ? fault("removeMemberIds", "Somebody is both to be added and to be removed.") : [];
}

/** Who joins and who leaves, so that the group has the members that the input wants. */
export function planGroupMembers(input: GroupMembersInput, current: readonly string[]): GroupMembersPlan {
  const isIn = new Set(current);
  const isWhole = input.memberIds !== undefined;
  const wanted = new Set(isWhole ? (input.memberIds ?? []) : (input.addMemberIds ?? []));
  const unwanted = isWhole ? current.filter((id) => !wanted.has(id)) : (input.removeMemberIds ?? []);
  return {
    join: [...wanted].filter((id) => !isIn.has(id)),
    leave: [...new Set(unwanted)].filter((id) => isIn.has(id)),
  };
}
