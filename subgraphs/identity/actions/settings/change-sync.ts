import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type RecordedChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { setManaged, type ManagedWhat } from "../../../organizations/commands/set-managed.js";
import type { ClaimSyncChange } from "../../rules/sync/change-setting.js";
import { faultsOfChange, faultsOfResult } from "../../rules/sync/faults-of-change.js";
import type { ClaimSync } from "../../rules/sync/sync-settings.js";
import type { HeldSetting } from "../../store/change-settings.js";
import { refuseUnassignable } from "./refuse-unassignable.js";

/** What the four settings differ in. */
export interface SyncKind<Setting extends ClaimSync, Change extends ClaimSyncChange> {
  field: "organizationSync" | "groupSync" | "roleSync" | "siteRoleSync";
  /** What it decides about, so that hands are kept off while it is on. */
  what: ManagedWhat;
  hold(tx: Transaction, organizationId: OrganizationId): Promise<HeldSetting<Setting>>;
  merge(before: Setting, change: Change): Setting;
  rolesAtStake(before: Setting, after: Setting): readonly string[];
}

/** Whose setting: null for those of the site. */
export type SettingOf = OrganizationId | null;

type Organization = { id: string; name: string } | null;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function audited(
  field: string,
  organization: Organization,
): Pick<RecordedChange, "resourceType" | "resourceId" | "resourceName" | "organization"> {
  if (organization === null)
    return { resourceType: "IdentitySync", resourceId: null, resourceName: field, organization };
  return { resourceType: "Organization", resourceId: organization.id, resourceName: organization.name, organization };
}

const stale = (revision: number): Refusal =>
  refuse(
    "STALE",
    ["input", "expectedRevision"],
    `Somebody else changed it: it is at revision ${String(revision)} by now. Read it again.`,
  );

interface Order<Setting extends ClaimSync, Change extends ClaimSyncChange> {
  kind: SyncKind<Setting, Change>;
  organization: Organization;
  change: Change;
}

async function apply<Setting extends ClaimSync, Change extends ClaimSyncChange>(
  tx: Transaction,
  context: ActionContext,
  { kind, organization, change }: Order<Setting, Change>,
): Promise<Refusal | { userErrors: [] }> {
  const organizationId = (organization?.id ?? null) as SettingOf;
  const held = await kind.hold(tx, organizationId as OrganizationId);
  if (change.expectedRevision != null && change.expectedRevision !== held.revision) return stale(held.revision);
  const next = kind.merge(held.setting, change);
  const faults = faultsOfResult(next, ["input", "mappingPatch", "add"]);
  if (faults.length > 0) return refuseAll(faults);
  if (isSame(next, kind.merge(held.setting, {} as Change))) return done({});
  const stake = { roles: kind.rolesAtStake(held.setting, next), organizationId };
  const refusal = await refuseUnassignable(tx, context.actor, stake);
  if (refusal) return refusal;
  await held.save(next, context.clock.now());
  const setting = organization ? `${kind.field} of the organization ${organization.name}` : kind.field;
  await setManaged(tx, { what: kind.what, organizationId }, next.claim === null ? null : setting);
  await recordChange(tx, context, {
    ...audited(kind.field, organization),
    action: "UPDATE",
    before: { [kind.field]: held.setting },
    after: { [kind.field]: next },
  });
  return done({});
}

/** Changes one sync setting. Nobody is synced by that: it counts from the next sign-in on, or from a resync. */
export async function changeSync<Setting extends ClaimSync, Change extends ClaimSyncChange>(
  context: ActionContext,
  kind: SyncKind<Setting, Change>,
  { organizationId, change }: { organizationId: SettingOf; change: Change },
): Promise<Refusal | { userErrors: [] }> {
  const { database } = context;
  const organization = organizationId && orNotFound(await findOrganizationNamed(database, organizationId));
  authorize(
    context.actor,
    "IDENTITY_SYNC_UPDATE",
    { organizationId },
    organizationId ? "ORGANIZATION_READ" : undefined,
  );
  const faults = faultsOfChange(change);
  if (faults.length > 0) return refuseAll(faults);
  return inTransaction(database, (tx) => apply(tx, context, { kind, organization, change }));
}
