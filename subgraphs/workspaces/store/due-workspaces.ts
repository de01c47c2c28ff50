import type { WorkspacesStore } from "./workspaces-store.js";

/** How many are looked at in one go; what is left is due the next time. */
const atMost = 1_000;

/**
 * Workspaces for which something may be due, each once: by indexes that hold what is to come, and by template where the
 * template says when. Nothing of which a build is under way.
 */
export async function listDueIds(store: WorkspacesStore, now: Date): Promise<string[]> {
  const rows = await store.$queryRaw<{ id: string }[]>`
    select id from (
      select id from workspaces.workspaces where next_start_at <= ${now}::timestamptz
      union
      select id from workspaces.workspaces where stop_at <= ${now}::timestamptz
      union
      select id from workspaces.workspaces where deleting_at <= ${now}::timestamptz
      union
      select id from workspaces.workspaces where dormant_at is not null and status = 'RUNNING'
      union
      select w.id from workspaces.templates m join workspaces.workspaces w on w.template_id = m.id
      where m.failure_ttl_seconds > 0 and w.failed_at <= ${now}::timestamptz - make_interval(secs => m.failure_ttl_seconds)
      union
      select w.id from workspaces.templates m join workspaces.workspaces w on w.template_id = m.id
      where m.dormant_after_seconds > 0 and w.dormant_at is null
        and w.last_used_at <= ${now}::timestamptz - make_interval(secs => m.dormant_after_seconds)
    ) due
    join workspaces.workspaces w using (id)
    where w.status in ('RUNNING', 'STOPPED', 'FAILED', 'CANCELED')
    order by id
    limit ${atMost}`;
  return rows.map(({ id }) => id);
}

/** Dormant workspaces of a template go so long after they fell asleep; 0 for never. */
export async function recordDormantDeletion(
  store: WorkspacesStore,
  templateId: string,
  deleteDormantAfterSeconds: number,
): Promise<void> {
  await store.$executeRaw`
    update workspaces.workspaces
    set deleting_at = case when ${deleteDormantAfterSeconds} > 0
      then dormant_at + make_interval(secs => ${deleteDormantAfterSeconds}) end
    where template_id = ${templateId}::uuid and dormant_at is not null`;
}
