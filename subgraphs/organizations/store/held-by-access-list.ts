import type { Permission } from "../../../foundation/rbac/permissions.js";
import type { OrganizationsStore } from "./organizations-store.js";

/** What lists give each of these users and groups, by id. */
export type PermissionsBySubject = ReadonlyMap<string, readonly Permission[]>;

/** Until the transaction ends nobody else writes what lists give these users and groups. Ids that are gone are passed over. */
export const lockHeldByAccessList = (store: OrganizationsStore, subjectIds: readonly string[]) =>
  store.$executeRaw`
    insert into organizations.held_by_access_list (subject_id, user_id, group_id, permissions)
    select s.id, u.id, g.id, '{}'
    from unnest(${[...subjectIds]}::uuid[]) s(id)
    left join organizations.users u on u.id = s.id
    left join organizations.groups g on g.id = s.id
    where u.id is not null or g.id is not null
    order by s.id
    on conflict (subject_id) do update set subject_id = excluded.subject_id`;

export async function recordHeldByAccessList(store: OrganizationsStore, given: PermissionsBySubject): Promise<void> {
  const rows = JSON.stringify([...given].map(([subject_id, permissions]) => ({ subject_id, permissions })));
  await store.$executeRaw`
    update organizations.held_by_access_list h set permissions = given.permissions
    from jsonb_to_recordset(${rows}::jsonb) as given (subject_id uuid, permissions text[])
    where h.subject_id = given.subject_id and h.permissions is distinct from given.permissions`;
}
