import { Field, ID, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerJobStatus } from "./provisioner-job-status.enum.js";
import { ProvisionerJobType } from "./provisioner-job-type.enum.js";

@Key("id")
@Key("ref")
@ObjectType({
  implements: Node,
  description:
    "Its owner, for OWNER, is the workspace's owner, or who made the template version: both may read it, its logs and its eligibility.",
})
export class ProvisionerJob extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => ProvisionerJobType, { description: "§ProvisionerJob.type§" })
  type!: ProvisionerJobType;

  @Field(() => ProvisionerJobStatus, { description: "§ProvisionerJob.status§" })
  status!: ProvisionerJobStatus;

  @Field(() => JSONObject, { description: "§ProvisionerJob.tags§" })
  tags!: Record<string, unknown>;

  @Field(() => String, {
    description: "Of the template or workspace, as it was called then: for who may see the job but not the other.",
  })
  subjectName!: string;

  @Field(() => String, { nullable: true, description: "§ProvisionerJob.error§" })
  error!: string | null;

  @Field(() => String, { nullable: true, description: "§ProvisionerJob.errorCode§" })
  errorCode!: string | null;

  @Field(() => DateTime, { description: "§ProvisionerJob.createdAt§" })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerJob.startedAt§" })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerJob.canceledAt§" })
  canceledAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerJob.completedAt§" })
  completedAt!: Date | null;
}
