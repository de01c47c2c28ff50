import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `rotateWorkspaceProxySecret`." })
export class RotateWorkspaceProxySecretInput {
  @Field(() => ID, { description: "The proxy whose secret is made anew." })
  id!: string;
}
