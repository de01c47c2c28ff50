import { Field, ID, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { AuditAction } from "./audit-action.enum.js";
import { AuditOutcome } from "./audit-outcome.enum.js";

@Key("id")
@ObjectType({ implements: Node, description: "§AuditEntry§" })
export class AuditEntry extends Node {
  @Field(() => DateTime, { description: "§AuditEntry.time§" })
  time!: Date;

  @Field(() => ID, { nullable: true, description: "§AuditEntry.actorId§" })
  actorId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "As they were called then; also of users since deleted, or whom the reader may not see.",
  })
  actorName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "In whose name, where it differs: a sync at sign-in, a daemon for a key.",
  })
  via!: string | null;

  @Field(() => AuditAction, { description: "§AuditEntry.action§" })
  action!: AuditAction;

  @Field(() => AuditOutcome, { description: "§AuditEntry.outcome§" })
  outcome!: AuditOutcome;

  @Field(() => String, { description: "§AuditEntry.resourceType§" })
  resourceType!: string;

  @Field(() => ID, { nullable: true, description: "§AuditEntry.resourceId§" })
  resourceId!: string | null;

  @Field(() => String, { description: "As it was called then." })
  resourceName!: string;

  @Field(() => JSONObject, {
    description: 'Field by field, {"field": {"before": …, "after": …}}; secrets show only that they changed.',
  })
  changes!: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: "§AuditEntry.requestId§" })
  requestId!: string | null;

  @Field(() => String, { nullable: true, description: "§AuditEntry.ipAddress§" })
  ipAddress!: string | null;
}
