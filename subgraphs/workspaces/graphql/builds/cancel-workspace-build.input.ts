import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§CancelWorkspaceBuildInput§" })
export class CancelWorkspaceBuildInput {
  @Field(() => ID, { description: "§CancelWorkspaceBuildInput.id§" })
  id!: string;
}
