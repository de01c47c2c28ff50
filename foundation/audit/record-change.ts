import type { Prisma } from "../../generated/prisma/client.js";
import type { ActionContext } from "../actions/action-context.js";
import type { Transaction } from "../database/in-transaction.js";
import { prepared, type Statements } from "../database/statements.js";
import type { NodeType } from "../ids/prefixes.js";
import { newId } from "../ids/new-id.js";
import { actingUserId, type Actor } from "../rbac/actor.js";
import { describeChanges } from "./describe-changes.js";

export type AuditAction = "CREATE" | "UPDATE" | "DELETE" | "SIGN_IN" | "SIGN_OUT" | "START" | "STOP" | "SYNC";

type Fields = Readonly<Record<string, unknown>>;

/** What was done to which object, as it is called now: the row outlives the object and its name. */
export interface RecordedChange {
  action: AuditAction;
  /** A node's type; IdentitySync for the settings of the site, which are no nodes. */
  resourceType: NodeType | "IdentitySync";
  resourceId: string | null;
  resourceName: string;
  /** Null for what belongs to the whole deployment. */
  organization: { id: string; name: string } | null;
  /** The fields worth keeping, secrets left out; null where the object did not exist. */
  before?: Fields | null;
  after?: Fields | null;
  /** In whose name, where it is not the actor's own doing. */
  via?: string;
  /** Where nothing came of it: DONE is what is left out. */
  outcome?: "DONE" | "REFUSED";
}

export const nameOf = (actor: Actor): string | null => {
  if (actor.kind === "user") return actor.username;
  if (actor.kind === "provisioner-key") return `provisioner key ${actor.keyName}`;
  if (actor.kind === "workspace-proxy") return `workspace proxy ${actor.proxyName}`;
  return actor.kind === "system" ? actor.name : null;
};

const rowOf = (context: ActionContext, change: RecordedChange): Prisma.AuditEntryCreateManyInput => ({
  id: newId<"AuditEntry">(),
  time: context.clock.now(),
  actorId: actingUserId(context.actor),
  actorName: nameOf(context.actor),
  via: change.via ?? null,
  action: change.action,
  outcome: change.outcome ?? "DONE",
  resourceType: change.resourceType,
  resourceId: change.resourceId,
  resourceName: change.resourceName,
  organizationId: change.organization?.id ?? null,
  organizationName: change.organization?.name ?? null,
  changes: describeChanges(change.before ?? null, change.after ?? null) as Prisma.InputJsonObject,
  requestId: context.requestId,
  ipAddress: context.ipAddress,
});

/** Writes the audit row of a change, in the transaction that makes it: the one is not there without the other. */
export async function recordChange(tx: Statements, context: ActionContext, change: RecordedChange): Promise<void> {
  const row = rowOf(context, change);
  await tx.$executeRaw(prepared("record_change")`
    insert into audit.entries (id, time, actor_id, actor_name, via, action, outcome, resource_type, resource_id,
      resource_name, organization_id, organization_name, changes, request_id, ip_address)
    values (${row.id}::uuid, ${row.time}::timestamptz, ${row.actorId}::uuid, ${row.actorName}, ${row.via}, ${row.action},
      ${row.outcome}, ${row.resourceType}, ${row.resourceId}::uuid, ${row.resourceName}, ${row.organizationId}::uuid,
      ${row.organizationName}, ${JSON.stringify(row.changes)}::jsonb, ${row.requestId}, ${row.ipAddress})`);
}

/** The same for many changes at once. */
export async function recordChanges(
  tx: Transaction,
  context: ActionContext,
  changes: readonly RecordedChange[],
): Promise<void> {
  if (changes.length > 0) await tx.auditEntry.createMany({ data: changes.map((change) => rowOf(context, change)) });
}
