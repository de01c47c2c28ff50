import type { WorkspacesStore } from "./workspaces-store.js";

export interface QuotaHolder {
  organizationId: string;
  ownerId: string;
}

export interface Consumption extends QuotaHolder {
  consumed: number;
}

/**
 * What each owner's workspaces in an organization cost, in credits a day: for every workspace the last build whose quota
 * was committed. One statement for all holders; one without such workspaces is not there.
 */
export const listConsumption = (store: WorkspacesStore, holders: readonly QuotaHolder[]): Promise<Consumption[]> =>
  store.$queryRaw<Consumption[]>`
    select w.organization_id as "organizationId", w.owner_id as "ownerId", sum(b.daily_cost)::int as consumed
    from unnest(
      ${holders.map(({ organizationId }) => organizationId)}::uuid[], ${holders.map(({ ownerId }) => ownerId)}::uuid[]
    ) as h(organization_id, owner_id)
    join workspaces.workspaces w on w.organization_id = h.organization_id and w.owner_id = h.owner_id
    cross join lateral (
      select daily_cost from workspaces.workspace_builds
      where workspace_id = w.id and is_quota_committed
      order by number desc limit 1
    ) b
    group by 1, 2`;

/** Whoever holds this decides about the owner's quota alone until the transaction ends. */
export async function lockQuota(store: WorkspacesStore, { ownerId, organizationId }: QuotaHolder): Promise<void> {
  await store.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${ownerId + organizationId}, 0))`;
}

/** What this workspace costs by its last build whose quota was committed; 0 for none. */
export async function readCommittedCost(store: WorkspacesStore, workspaceId: string): Promise<number> {
  const build = await store.workspaceBuild.findFirst({
    where: { workspaceId, isQuotaCommitted: true },
    orderBy: { number: "desc" },
    select: { dailyCost: true },
  });
  return build?.dailyCost ?? 0;
}
