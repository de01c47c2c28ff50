import { Field, ID, InputType } from "type-graphql";
import { TemplateSettingsInput } from "./template-settings.input.js";

@InputType({ description: "§UpdateTemplatesInput§" })
export class UpdateTemplatesInput {
  @Field(() => [ID], { description: "§UpdateTemplatesInput.templateIds§" })
  templateIds!: string[];

  @Field(() => TemplateSettingsInput, { description: "§UpdateTemplatesInput.settings§" })
  settings!: TemplateSettingsInput;
}
