import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `cancelWorkspaceBuild`." })
export class CancelWorkspaceBuildInput {
  @Field(() => ID, { description: "The build, pending or running." })
  id!: string;
}
