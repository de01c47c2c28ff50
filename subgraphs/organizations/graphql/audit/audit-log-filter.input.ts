import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { AuditAction } from "./audit-action.enum.js";
import { AuditOutcome } from "./audit-outcome.enum.js";

@InputType({ description: "§AuditLogFilter§" })
export class AuditLogFilter {
  @Field(() => AuditAction, { nullable: true, description: "§AuditLogFilter.action§" })
  action?: AuditAction | null;

  @Field(() => AuditOutcome, { nullable: true, description: "§AuditLogFilter.outcome§" })
  outcome?: AuditOutcome | null;

  @Field(() => String, { nullable: true, description: "§AuditLogFilter.resourceType§" })
  resourceType?: string | null;

  @Field(() => ID, { nullable: true, description: "§AuditLogFilter.resourceId§" })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: "§AuditLogFilter.actorId§" })
  actorId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "§AuditLogFilter.since§" })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§AuditLogFilter.until§" })
  until?: Date | null;
}
