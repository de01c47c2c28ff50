import { Field, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { AuditAction } from "./audit-action.enum.js";
import { AuditOutcome } from "./audit-outcome.enum.js";

@Key("id")
@RequiresPermission("AUDIT_LOG_READ")
@ObjectType({ implements: Node, description: "One action, done or refused, with who did it and what it changed." })
export class AuditEntry extends Node {
  @Field(() => DateTime, { description: "When it happened." })
  time!: Date;

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

  @Field(() => AuditAction, { description: "What was done, or tried." })
  action!: AuditAction;

  @Field(() => AuditOutcome, { description: "Whether the action was done or refused." })
  outcome!: AuditOutcome;

  @Field(() => String, { description: "The kind of object that was acted on." })
  resourceType!: string;

  @Field(() => String, { description: "As it was called then." })
  resourceName!: string;

  @Field(() => JSONObject, {
    description: 'Field by field, {"field": {"before": …, "after": …}}; secrets show only that they changed.',
  })
  changes!: Record<string, unknown>;

  @Field(() => String, {
    nullable: true,
    description: "The same for all entries of one request; null where no request caused it.",
  })
  requestId!: string | null;

  @Field(() => String, { nullable: true, description: "Where the request came from; null where that is not known." })
  ipAddress!: string | null;
}
