import type { ActionContext } from "../actions/action-context.js";
import { newId } from "../ids/new-id.js";
import { actingUserId } from "../rbac/actor.js";
import { nameOf, type AuditAction } from "./record-change.js";

/** What was tried, and on what: the object as it is called now, or the kind of what was to be made. */
export interface RefusedAttempt {
  action: AuditAction;
  resourceType: string;
  /** Null for what never came to be. */
  resourceId: string | null;
  /** Null where only the id is known. */
  resourceName: string | null;
  /** Null for what belongs to the whole deployment. */
  organizationId: string | null;
}

/** Keeps an attempt that was refused, in a transaction of its own: the attempt's own, if there was one, came to nothing. */
export type KeepRefusal = (context: ActionContext, attempt: RefusedAttempt) => Promise<void>;

type FindOrganization = (
  database: ActionContext["database"],
  organizationId: string,
) => Promise<{ id: string; name: string } | null>;

/** Refusals are kept under the organization's name of now; what was asked for is not, for it may hold secrets. */
export const refusalKeeper =
  (findOrganization: FindOrganization): KeepRefusal =>
  async (context, { action, resourceType, resourceId, resourceName, organizationId }) => {
    const organization = organizationId === null ? null : await findOrganization(context.database, organizationId);
    const ofOrganization = resourceType === "Organization" ? organization?.name : null;
    await context.database.auditEntry.create({
      data: {
        id: newId<"AuditEntry">(),
        time: context.clock.now(),
        actorId: actingUserId(context.actor),
        actorName: nameOf(context.actor),
        action,
        outcome: "REFUSED",
        resourceType,
        resourceId,
        resourceName: resourceName ?? ofOrganization ?? "",
        organizationId,
        organizationName: organization?.name ?? null,
        changes: {},
        requestId: context.requestId,
        ipAddress: context.ipAddress,
      },
    });
  };
