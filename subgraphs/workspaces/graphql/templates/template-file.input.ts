import { Field, InputType } from "type-graphql";

@InputType({ description: "Text files, with paths relative to the template's root; 1 MiB in all at most." })
export class TemplateFileInput {
  @Field(() => String, { description: "Relative to the template's root, with forward slashes; it cannot lead out." })
  path!: string;

  @Field(() => String, { description: "The whole text." })
  content!: string;
}
