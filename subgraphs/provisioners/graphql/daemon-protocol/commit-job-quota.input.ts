import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "What a planned build would cost." })
export class CommitJobQuotaInput {
  @Field(() => ID, { description: "Global id of the job." })
  jobId!: string;

  @Field(() => ID, { description: "Global id of the daemon that speaks." })
  daemonId!: string;

  @Field(() => Int, { description: "Cost of the workspace after the build, in credits a day." })
  dailyCost!: number;
}
