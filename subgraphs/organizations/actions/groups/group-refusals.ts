import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";

export const noMembers = (field: string): Refusal =>
  refuse("NOT_FOUND", ["input", field], "Somebody in this list is no member of the organization.");

/** What the constraints of groups and their members stand for; `field` names who joins. */
export const groupRefusals = (name: string, field: string): Record<string, Refusal> => ({
  groups_organization_id_name_key: refuse(
    "TAKEN",
    ["input", "name"],
    `There is a group "${name}" in this organization already. Choose another name.`,
  ),
  group_members_organization_id_user_id_fkey: noMembers(field),
});
