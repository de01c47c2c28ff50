import { Field, ID, InputType } from "type-graphql";
import { TemplateSettingsInput } from "./template-settings.input.js";

@InputType({ description: "Arguments of `updateTemplate`." })
export class UpdateTemplateInput {
  @Field(() => ID, { description: "The template to change." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Unique in the organization: lower-case letters, digits and single hyphens, at most 32 characters.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Free text, for people." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "One line, at most 128 characters." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "The URL or path of a picture." })
  icon?: string | null;

  @Field(() => TemplateSettingsInput, { nullable: true, description: "Only what is to change." })
  settings?: TemplateSettingsInput | null;
}
