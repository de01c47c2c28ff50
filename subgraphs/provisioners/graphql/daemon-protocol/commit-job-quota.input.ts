import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "§CommitJobQuotaInput§" })
export class CommitJobQuotaInput {
  @Field(() => ID, { description: "§CommitJobQuotaInput.jobId§" })
  jobId!: string;

  @Field(() => ID, { description: "§CommitJobQuotaInput.daemonId§" })
  daemonId!: string;

  @Field(() => Int, { description: "§CommitJobQuotaInput.dailyCost§" })
  dailyCost!: number;
}
