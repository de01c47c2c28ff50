import { Field, ID, InputType } from "type-graphql";
import { TemplateSettingsInput } from "./template-settings.input.js";

@InputType({ description: "A template to be made of an imported version." })
export class CreateTemplateInput {
  @Field(() => ID, { description: "An imported version that belongs to no template yet; it becomes the active one." })
  versionId!: string;

  @Field(() => String, {
    description: "Unique in the organization: lower-case letters, digits and single hyphens, at most 32 characters.",
  })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text; the name if left out." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "One line, at most 128 characters." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "The URL or path of a picture." })
  icon?: string | null;

  @Field(() => TemplateSettingsInput, { nullable: true, description: "What is left out has its default." })
  settings?: TemplateSettingsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "False: nobody but administrators until setTemplateAccess.",
  })
  everyoneCanUse?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
