import { unauthenticated } from "../../../../foundation/errors/graph-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { actingUserId, type Actor } from "../../../../foundation/rbac/actor.js";
import { decide, isWithinToken } from "../../../../foundation/rbac/decide.js";
import { cutToOrganization } from "../../rules/sync/within-organization.js";
import type { SyncPlan } from "../../rules/sync/sync-plan.js";
import type { RunFilter, RunRow } from "../../store/runs.js";

/** The actor's own id, where what they act by lets them look into syncs. */
const selfOf = (actor: Actor): UserId | null =>
  isWithinToken(actor, "IDENTITY_SYNC_READ", {}) ? actingUserId(actor) : null;

/** May the actor see all of a user's runs? At the site, or one's own. */
export const seesRunsOf = (actor: Actor, userId: string): boolean =>
  decide(actor, "IDENTITY_SYNC_READ", {}) || selfOf(actor) === userId;

/** A run as it is shown: its plan whole, or cut to one organization. */
export interface ShownRun extends RunRow {
  plan: SyncPlan & { userId: UserId };
}

export function showRun(row: RunRow, cutTo: string | null = null): ShownRun {
  const plan = { changes: row.changes, problems: row.problems, userId: row.userId } as unknown as ShownRun["plan"];
  return { ...row, plan: cutTo === null ? plan : cutToOrganization(plan, cutTo) };
}

/** Which runs the actor's question reaches, and to which organization each of them is cut. */
export function scopeOfRuns(actor: Actor, filter: RunFilter): { filter: RunFilter; cutTo: string | null } {
  if (actor.kind === "anonymous") throw unauthenticated();
  const { organizationId } = filter;
  if (decide(actor, "IDENTITY_SYNC_READ", {})) return { filter, cutTo: null };
  if (organizationId && decide(actor, "IDENTITY_SYNC_READ", { organizationId: organizationId as OrganizationId })) {
    return { filter, cutTo: organizationId };
  }
  const selfId = selfOf(actor);
  const nobody = "00000000-0000-0000-0000-000000000000";
  const isOwn = selfId !== null && (filter.userId == null || filter.userId === selfId);
  return { filter: { ...filter, userId: isOwn ? selfId : nobody }, cutTo: null };
}
