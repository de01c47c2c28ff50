import { Field, ID, InputType } from "type-graphql";
import { TemplateSettingsInput } from "./template-settings.input.js";

@InputType({ description: "§UpdateTemplateInput§" })
export class UpdateTemplateInput {
  @Field(() => ID, { description: "§UpdateTemplateInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateTemplateInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateTemplateInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateTemplateInput.description§" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateTemplateInput.icon§" })
  icon?: string | null;

  @Field(() => TemplateSettingsInput, { nullable: true, description: "§UpdateTemplateInput.settings§" })
  settings?: TemplateSettingsInput | null;
}
