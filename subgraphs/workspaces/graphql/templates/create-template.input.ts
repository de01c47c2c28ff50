import { Field, ID, InputType } from "type-graphql";
import { TemplateSettingsInput } from "./template-settings.input.js";

@InputType({ description: "§CreateTemplateInput§" })
export class CreateTemplateInput {
  @Field(() => ID, { description: "§CreateTemplateInput.versionId§" })
  versionId!: string;

  @Field(() => String, { description: "§CreateTemplateInput.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "§CreateTemplateInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateTemplateInput.description§" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateTemplateInput.icon§" })
  icon?: string | null;

  @Field(() => TemplateSettingsInput, { nullable: true, description: "§CreateTemplateInput.settings§" })
  settings?: TemplateSettingsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "False: nobody but administrators until setTemplateAccess.",
  })
  everyoneCanUse?: boolean | null;
}
