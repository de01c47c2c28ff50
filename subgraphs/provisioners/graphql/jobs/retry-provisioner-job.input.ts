import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A job that has failed or was canceled." })
export class RetryProvisionerJobInput {
  @Field(() => ID, { description: "Global id of the job to repeat, which itself stays as it is." })
  id!: string;
}
