import { Field, Int, ObjectType } from "type-graphql";
import { ProvisionerJobLog } from "./provisioner-job-log.type.js";

@ObjectType({ description: "§ProvisionerJobLogPage§" })
export class ProvisionerJobLogPage {
  @Field(() => [ProvisionerJobLog], { description: "§ProvisionerJobLogPage.lines§" })
  lines!: ProvisionerJobLog[];

  @Field(() => Int, { description: "§ProvisionerJobLogPage.lastSequence§" })
  lastSequence!: number;

  @Field(() => Boolean, { description: "§ProvisionerJobLogPage.hasMore§" })
  hasMore!: boolean;

  @Field(() => Boolean, { description: "The job said more than is kept." })
  isTruncated!: boolean;
}
