import { Field, ID, InputType, Int } from "type-graphql";
import { JobLogInput } from "./job-log.input.js";

@InputType({ description: "firstSequence makes a repeated report harmless: lines already kept are passed over." })
export class ReportProvisionerJobInput {
  @Field(() => ID, { description: "Global id of the job." })
  jobId!: string;

  @Field(() => ID, { description: "Global id of the daemon that speaks." })
  daemonId!: string;

  @Field(() => Int, { nullable: true, description: "Place of the first of `logs` in the job's log." })
  firstSequence?: number | null;

  @Field(() => [JobLogInput], { nullable: true, description: "New lines in order; absent for a mere sign of life." })
  logs?: JobLogInput[] | null;
}
