import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `activateTemplateVersion`." })
export class ActivateTemplateVersionInput {
  @Field(() => ID, { description: "The version that workspaces are made of from now on." })
  id!: string;
}
