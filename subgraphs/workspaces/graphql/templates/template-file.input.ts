import { Field, InputType } from "type-graphql";

@InputType({ description: "Text files, with paths relative to the template's root; 1 MiB in all at most." })
export class TemplateFileInput {
  @Field(() => String, { description: "§TemplateFileInput.path§" })
  path!: string;

  @Field(() => String, { description: "§TemplateFileInput.content§" })
  content!: string;
}
