import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { applySync } from "../../../organizations/commands/apply-sync.js";
import {
  holdSiteOwners,
  holdSyncedUsers,
  readOrganizationFacts,
  type SyncedUserRow,
} from "../../../organizations/commands/list-synced-users.js";
import { assembleOrganizations, assembleUser } from "../../rules/sync/assemble-state.js";
import { planSync } from "../../rules/sync/plan-sync.js";
import type { KnownClaims } from "../../rules/sync/read-claim.js";
import type { SyncPlan } from "../../rules/sync/sync-plan.js";
import type { SyncSettings } from "../../rules/sync/sync-settings.js";
import type { OrganizationFacts } from "../../rules/sync/sync-state.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { readSyncSettings } from "../../store/read-settings.js";
import { recordRuns, type RunRecord, type RunTrigger } from "../../store/runs.js";

/** Somebody, and what is claimed of them. */
export interface Claimant {
  userId: string;
  known: KnownClaims;
  /** Signs in for the first time. */
  isNew: boolean;
}

export interface SyncRequest {
  claimants: readonly Claimant[];
  trigger: RunTrigger;
}

interface Planned {
  subject: SyncedUserRow;
  plan: SyncPlan;
}

interface Known {
  settings: SyncSettings;
  organizations: ReadonlyMap<OrganizationId, OrganizationFacts>;
  /** Kept up to date from plan to plan: of two owners in one batch, one stays. */
  owners: Set<string>;
}

function planFor({ subject, claimant }: { subject: SyncedUserRow; claimant: Claimant }, known: Known): Planned {
  const isLastOwner = known.owners.size === 1 && known.owners.has(subject.id);
  const user = assembleUser(subject, { isNew: claimant.isNew, isLastOwner });
  const plan = planSync(known.settings, claimant.known, { user, organizations: known.organizations });
  for (const { action, role } of plan.changes) {
    if (role === "owner" && action === "REVOKE_SITE_ROLE") known.owners.delete(subject.id);
    if (role === "owner" && action === "GRANT_SITE_ROLE" && subject.status === "ACTIVE") known.owners.add(subject.id);
  }
  return { subject, plan };
}

async function planAll(tx: Transaction, claimants: readonly Claimant[]) {
  const settings = await readSyncSettings(tx);
  const subjects = await holdSyncedUsers(
    tx,
    claimants.map(({ userId }) => userId),
  );
  const asked = { groupsOf: [...settings.groups.keys()], rolesOf: [...settings.roles.keys()] };
  const facts = await readOrganizationFacts(tx, asked);
  const mayLoseOwner =
    settings.siteRoles.claim !== null && subjects.some(({ siteRoles }) => siteRoles.includes("owner"));
  const owners = new Set(mayLoseOwner ? await holdSiteOwners(tx) : []);
  const known = { settings, organizations: assembleOrganizations(facts), owners };
  const claimantOf = new Map(claimants.map((claimant) => [claimant.userId, claimant]));
  const planned = subjects.flatMap((subject) => {
    const claimant = claimantOf.get(subject.id);
    return claimant ? [planFor({ subject, claimant }, known)] : [];
  });
  return { planned, organizations: facts.organizations };
}

/**
 * Brings users to what their claims say, in the caller's transaction, with audit rows and a run for each: organizations,
 * then groups, then roles. As many statements for many users and organizations as for one. A user who is gone has no run.
 */
export async function syncUsers(
  tx: Transaction,
  context: ActionContext,
  { claimants, trigger }: SyncRequest,
): Promise<RunRecord[]> {
  const startedAt = context.clock.now();
  const { planned, organizations } = await planAll(tx, claimants);
  const users = planned
    .filter(({ plan }) => plan.changes.length > 0)
    .map(({ subject, plan }) => ({ subject, steps: plan.changes }));
  if (users.length > 0) await applySync(tx, context, { users, organizations, via: "identity sync" });
  const durationMs = context.clock.now().getTime() - startedAt.getTime();
  const runs = planned.map(({ subject, plan }): RunRecord => ({
    id: newId<"IdentitySyncRun">(),
    userId: subject.id,
    trigger,
    status: plan.changes.length > 0 ? "SUCCEEDED" : "UNCHANGED",
    plan,
    error: null,
    startedAt,
    durationMs,
  }));
  await recordRuns(tx, runs);
  return runs;
}
