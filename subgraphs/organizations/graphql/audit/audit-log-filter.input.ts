import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { AuditAction } from "./audit-action.enum.js";
import { AuditOutcome } from "./audit-outcome.enum.js";

@InputType({ description: "Conditions that must all hold; one left out does not restrict." })
export class AuditLogFilter {
  @Field(() => AuditAction, { nullable: true, description: "Only this kind of action." })
  action?: AuditAction | null;

  @Field(() => AuditOutcome, { nullable: true, description: "Only what was done, or only what was refused." })
  outcome?: AuditOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: "Only actions on this kind of object, as `AuditEntry.resourceType` has it.",
  })
  resourceType?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Only actions on this object, by its global id; it may be gone by now.",
  })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only what this user did." })
  actorId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Only those from this instant on." })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Only those up to this instant." })
  until?: Date | null;
}
