import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§StopWorkspaceInput§" })
export class StopWorkspaceInput {
  @Field(() => ID, { description: "§StopWorkspaceInput.id§" })
  id!: string;
}
