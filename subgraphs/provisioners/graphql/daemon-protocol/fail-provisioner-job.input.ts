import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "How a job went wrong, or how far it came before it was canceled." })
export class FailProvisionerJobInput {
  @Field(() => ID, { description: "Global id of the job." })
  jobId!: string;

  @Field(() => ID, { description: "Global id of the daemon that speaks." })
  daemonId!: string;

  @Field(() => String, { description: "What went wrong, for a person." })
  error!: string;

  @Field(() => String, {
    nullable: true,
    description: "What went wrong, machine-readable; absent where there is no code for it.",
  })
  errorCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "State as the job left it, in Base64; absent where there is none to keep.",
  })
  state?: string | null;
}
