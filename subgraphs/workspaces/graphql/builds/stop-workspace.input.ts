import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `stopWorkspace`." })
export class StopWorkspaceInput {
  @Field(() => ID, { description: "The workspace." })
  id!: string;
}
