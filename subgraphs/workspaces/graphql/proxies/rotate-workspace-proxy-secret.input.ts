import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§RotateWorkspaceProxySecretInput§" })
export class RotateWorkspaceProxySecretInput {
  @Field(() => ID, { description: "§RotateWorkspaceProxySecretInput.id§" })
  id!: string;
}
