import { Field, ID, InputType, Int } from "type-graphql";
import { JobLogInput } from "./job-log.input.js";

@InputType({ description: "firstSequence makes a repeated report harmless: lines already kept are passed over." })
export class ReportProvisionerJobInput {
  @Field(() => ID, { description: "§ReportProvisionerJobInput.jobId§" })
  jobId!: string;

  @Field(() => ID, { description: "§ReportProvisionerJobInput.daemonId§" })
  daemonId!: string;

  @Field(() => Int, { nullable: true, description: "§ReportProvisionerJobInput.firstSequence§" })
  firstSequence?: number | null;

  @Field(() => [JobLogInput], { nullable: true, description: "§ReportProvisionerJobInput.logs§" })
  logs?: JobLogInput[] | null;
}
