import { Field, ID, InputType } from "type-graphql";
import { TemplateSettingsInput } from "./template-settings.input.js";

@InputType({ description: "Arguments of `updateTemplates`." })
export class UpdateTemplatesInput {
  @Field(() => [ID], { description: "All of them are changed, or none." })
  templateIds!: string[];

  @Field(() => TemplateSettingsInput, { description: "Only what is to change, the same for all." })
  settings!: TemplateSettingsInput;
}
