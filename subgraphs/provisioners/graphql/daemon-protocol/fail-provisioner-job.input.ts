import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§FailProvisionerJobInput§" })
export class FailProvisionerJobInput {
  @Field(() => ID, { description: "§FailProvisionerJobInput.jobId§" })
  jobId!: string;

  @Field(() => ID, { description: "§FailProvisionerJobInput.daemonId§" })
  daemonId!: string;

  @Field(() => String, { description: "§FailProvisionerJobInput.error§" })
  error!: string;

  @Field(() => String, { nullable: true, description: "§FailProvisionerJobInput.errorCode§" })
  errorCode?: string | null;

  @Field(() => String, { nullable: true, description: "§FailProvisionerJobInput.state§" })
  state?: string | null;
}
