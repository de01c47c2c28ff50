import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";
import type { GroupFacts, MembershipState, OrganizationFacts, SyncedUser } from "./sync-state.js";

/** Organizations, and apart from them the groups and custom roles of those that sync them. */
export interface FactRows {
  organizations: readonly { id: string; isDefault: boolean; defaultMemberRoles: readonly string[] }[];
  groups: readonly { id: string; organizationId: string; name: string; isEveryone: boolean }[];
  customRoles: readonly { organizationId: string | null; name: string }[];
}

export interface UserRow {
  siteRoles: readonly string[];
  memberships: readonly { organizationId: string; roles: readonly string[]; groupIds: readonly string[] }[];
}

function gather<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string | null, valueOf: (row: Row) => Value) {
  const gathered = new Map<string | null, Value[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = gathered.get(key);
    if (known) known.push(valueOf(row));
    else gathered.set(key, [valueOf(row)]);
  }
  return gathered;
}

/** Organizations as plans know them. */
export function assembleOrganizations(rows: FactRows): Map<OrganizationId, OrganizationFacts> {
  const groups = gather(
    rows.groups,
    ({ organizationId }) => organizationId,
    ({ id, name, isEveryone }): GroupFacts => ({ id: id as GroupId, name, isEveryone }),
  );
  const customRoles = gather(
    rows.customRoles,
    ({ organizationId }) => organizationId,
    ({ name }) => name,
  );
  return new Map(
    rows.organizations.map(({ id, isDefault, defaultMemberRoles }) => [
      id as OrganizationId,
      {
        ...{ id: id as OrganizationId, isDefault, defaultMemberRoles },
        groups: groups.get(id) ?? [],
        customRoles: customRoles.get(id) ?? [],
      },
    ]),
  );
}

/** A user as plans know them. */
export function assembleUser(row: UserRow, said: Pick<SyncedUser, "isNew" | "isLastOwner">): SyncedUser {
  const memberships = row.memberships.map(({ organizationId, roles, groupIds }): [OrganizationId, MembershipState] => [
    organizationId as OrganizationId,
    { roles, groupIds: groupIds as readonly GroupId[] },
  ]);
  return { ...said, siteRoles: row.siteRoles, memberships: new Map(memberships) };
}
