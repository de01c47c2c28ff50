import { Prisma, type ProvisionerKey } from "../../../generated/prisma/client.js";
import { isAtWork } from "../../../foundation/job-queue/job-lists.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import { visibleRows } from "../../../foundation/database/visible-where.js";
import { prepared, type Statements } from "../../../foundation/database/statements.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ProvisionersStore } from "./provisioners-store.js";

export type KeyRow = ProvisionerKey;

const standing = { deletedAt: null };

export const tagsOf = ({ tags }: { tags: Prisma.JsonValue }): Tags => tags as Tags;

export const listKeys = (store: ProvisionersStore, ids: string[], visibility: Visibility): Promise<KeyRow[]> =>
  store.provisionerKey.findMany({ where: { AND: [{ id: { in: ids } }, standing, visibleRows(visibility)] } });

/** Of each organization, by name. */
export const listKeysOf = (store: ProvisionersStore, organizationIds: string[]): Promise<KeyRow[]> =>
  store.provisionerKey.findMany({
    where: { organizationId: { in: organizationIds }, ...standing },
    orderBy: { name: "asc" },
  });

export const listKeysByName = (
  store: ProvisionersStore,
  keys: { parentId: string; name: string }[],
  visibility: Visibility,
): Promise<KeyRow[]> =>
  store.provisionerKey.findMany({
    where: {
      AND: [
        { OR: keys.map(({ parentId, name }) => ({ organizationId: parentId, name })) },
        standing,
        visibleRows(visibility),
      ],
    },
  });

export const findKey = (store: ProvisionersStore, id: string): Promise<KeyRow | null> =>
  store.provisionerKey.findFirst({ where: { id, ...standing } });

/** One that was deleted too. */
export const findKeyOnceMade = (store: ProvisionersStore, id: string): Promise<KeyRow | null> =>
  store.provisionerKey.findUnique({ where: { id } });

/** By what is kept of its secret; one that was deleted too. */
export const findKeyBySecret = (
  store: ProvisionersStore,
  secretHash: Uint8Array<ArrayBuffer>,
): Promise<KeyRow | null> => store.provisionerKey.findUnique({ where: { secretHash } });

export const recordKey = (store: ProvisionersStore, key: Prisma.ProvisionerKeyUncheckedCreateInput): Promise<KeyRow> =>
  store.provisionerKey.create({ data: key });

export async function recordKeyUse(store: ProvisionersStore, id: string, at: Date): Promise<void> {
  await store.provisionerKey.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

/** Whoever holds this key knows that it is not deleted before the transaction ends; false for one deleted or expired. */
export async function holdKey(store: Statements, id: string, now: Date): Promise<boolean> {
  const rows = await store.$queryRaw<unknown[]>(prepared("hold_key")`
    select id from provisioners.provisioner_keys
    where id = ${id}::uuid and deleted_at is null and (expires_at is null or expires_at > ${now}::timestamptz)
    for share`);
  return rows.length > 0;
}

/** Deletes a key for everybody but the daemons that still work with it; false if it was deleted before. */
export async function recordKeyDeletion(store: ProvisionersStore, id: string, at: Date): Promise<boolean> {
  const { count } = await store.provisionerKey.updateMany({ where: { id, ...standing }, data: { deletedAt: at } });
  return count > 0;
}

/** Removes what is kept of a deleted key, once no daemon of it has a job to finish. */
export async function removeKeyWithoutWork(store: Statements, id: string): Promise<void> {
  await store.$executeRaw(prepared("remove_key_without_work")`
    delete from provisioners.provisioner_keys k
    where k.id = ${id}::uuid and k.deleted_at is not null and not exists (
      select from provisioners.provisioner_daemons d where d.key_id = k.id and ${isAtWork(Prisma.sql`d.id`)})`);
}
