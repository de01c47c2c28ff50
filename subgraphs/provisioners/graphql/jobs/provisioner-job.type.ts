import { Field, ID, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerJobStatus } from "./provisioner-job-status.enum.js";
import { ProvisionerJobType } from "./provisioner-job-type.enum.js";

@Key("id")
@Key("ref")
@RequiresPermission("PROVISIONER_JOB_READ", { scope: "OWNER" })
@ObjectType({
  implements: Node,
  description:
    "Its owner, for OWNER, is the workspace's owner, or who made the template version: both may read it, its logs and its eligibility.",
})
export class ProvisionerJob extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => ProvisionerJobType, { description: "Whether it imports a template version or builds a workspace." })
  type!: ProvisionerJobType;

  @Field(() => ProvisionerJobStatus, { description: "How far it has come." })
  status!: ProvisionerJobStatus;

  @Field(() => JSONObject, { description: "What a daemon must match to take it, names to values; empty for none." })
  tags!: Record<string, unknown>;

  @Field(() => String, {
    description: "Of the template or workspace, as it was called then: for who may see the job but not the other.",
  })
  subjectName!: string;

  @Field(() => String, { nullable: true, description: "What went wrong, for a person; null unless something did." })
  error!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What went wrong, machine-readable; null where there is no code for it.",
  })
  errorCode!: string | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When a daemon took it; null before that." })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was canceled; null if it was not." })
  canceledAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it ended, whether well or not; null before that." })
  completedAt!: Date | null;
}
