import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "Which daemon asks, and how long it waits." })
export class AcquireProvisionerJobInput {
  @Field(() => ID, { description: "Global id of the daemon that speaks." })
  daemonId!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 25,
    description: "How long to wait for a job, in seconds; at most 30.",
  })
  waitSeconds?: number | null;
}
