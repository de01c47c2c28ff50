import { Field, Int, ObjectType } from "type-graphql";
import { ProvisionerJobLog } from "./provisioner-job-log.type.js";

@ObjectType({ description: "Consecutive lines of a job's log." })
export class ProvisionerJobLogPage {
  @Field(() => [ProvisionerJobLog], { description: "In order; empty where nothing comes after `after`." })
  lines!: ProvisionerJobLog[];

  @Field(() => Int, { description: "What to give as `after` to read on." })
  lastSequence!: number;

  @Field(() => Boolean, { description: "Whether further lines are there to read already." })
  hasMore!: boolean;

  @Field(() => Boolean, { description: "The job said more than is kept." })
  isTruncated!: boolean;
}
