import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§DeleteWorkspaceInput§" })
export class DeleteWorkspaceInput {
  @Field(() => ID, { description: "§DeleteWorkspaceInput.id§" })
  id!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Forget the resources instead of destroying them; needs TEMPLATE_UPDATE too.",
  })
  orphan?: boolean | null;
}
