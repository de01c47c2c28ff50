import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";

export type SyncAction =
  | "JOIN_ORGANIZATION"
  | "LEAVE_ORGANIZATION"
  | "CREATE_GROUP"
  | "JOIN_GROUP"
  | "LEAVE_GROUP"
  | "GRANT_ROLE"
  | "REVOKE_ROLE"
  | "GRANT_SITE_ROLE"
  | "REVOKE_SITE_ROLE";

/** One step, as it is kept and shown; what does not belong to the action is null. */
export interface SyncChange {
  action: SyncAction;
  organizationId: OrganizationId | null;
  groupId: GroupId | null;
  /** Of a group that does not exist yet. */
  groupName: string | null;
  role: string | null;
  /** Null for a removal or a default. */
  claimValue: string | null;
  reason: string;
}

export type ProblemCode =
  | "CLAIM_MALFORMED"
  | "CLAIM_MISSING"
  | "CLAIM_OVERAGE"
  | "CLAIM_UNKNOWN"
  | "CLAIM_NEVER_SEEN"
  | "FILTER_INVALID"
  | "FILTER_MATCHES_NOTHING"
  | "GROUP_NAME_INVALID"
  | "LAST_OWNER"
  | "MAPS_TO_OWNER"
  | "ROLE_NAME_UNMAPPED"
  | "TARGET_UNKNOWN"
  | "TARGET_WITHOUT_EFFECT";

/** Something that an administrator should look at, in words that name the remedy. */
export interface SyncProblem {
  severity: "WARNING" | "ERROR";
  code: ProblemCode;
  message: string;
  /** From the name of the setting on. */
  path: string[];
  /** Whose setting; null for those of the site. */
  organizationId: OrganizationId | null;
}

export interface SyncPlan {
  changes: SyncChange[];
  problems: SyncProblem[];
}

const nothing = { organizationId: null, groupId: null, groupName: null, role: null, claimValue: null };

/** A change of which only what belongs to it is said. */
export const change = (said: Pick<SyncChange, "action" | "reason"> & Partial<SyncChange>): SyncChange => ({
  ...nothing,
  ...said,
});

export const emptyPlan: SyncPlan = { changes: [], problems: [] };

/** One plan after another. */
export const joinPlans = (...plans: readonly SyncPlan[]): SyncPlan => ({
  changes: plans.flatMap(({ changes }) => changes),
  problems: plans.flatMap(({ problems }) => problems),
});
