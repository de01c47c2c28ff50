import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§RetryProvisionerJobInput§" })
export class RetryProvisionerJobInput {
  @Field(() => ID, { description: "§RetryProvisionerJobInput.id§" })
  id!: string;
}
