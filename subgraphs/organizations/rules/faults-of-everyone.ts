import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import type { GroupFields } from "./faults-of-group.js";
import type { GroupMembersInput } from "./plan-group-members.js";

const memberFields = ["memberIds", "addMemberIds", "removeMemberIds"] as const;

/** What an update may not do to the Everyone group: its name and its members are given. */
export function faultsOfEveryone(name: string, input: GroupFields & GroupMembersInput): UserErrorValue[] {
  const refuse = (field: string, message: string): UserErrorValue => ({
    code: "NOT_ALLOWED_HERE",
    path: ["input", field],
    message,
  });
  const isRenamed = input.name != null && input.name !== name;
  const named = memberFields.filter((field) =>
    field === "memberIds" ? input[field] !== undefined : input[field] != null,
  );
  return [
    ...(isRenamed ? [refuse("name", "The group of everybody cannot be renamed.")] : []),
    ...named.map((field) => refuse(field, "Every member of the organization is in this group, and nobody else.")),
  ];
}
