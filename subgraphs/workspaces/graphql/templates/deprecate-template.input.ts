import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `deprecateTemplate`." })
export class DeprecateTemplateInput {
  @Field(() => ID, { description: "The template; its workspaces stay." })
  id!: string;

  @Field(() => String, { description: "Shown to whoever has a workspace of it." })
  message!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The template to use instead; it may be another organization's. None if left out.",
  })
  successorId?: string | null;
}
