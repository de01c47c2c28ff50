import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `deleteWorkspace`." })
export class DeleteWorkspaceInput {
  @Field(() => ID, { description: "The workspace; its resources are destroyed first." })
  id!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Forget the resources instead of destroying them; needs TEMPLATE_UPDATE too.",
  })
  orphan?: boolean | null;
}
