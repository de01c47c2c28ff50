import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { TemplateFileInput } from "../templates/template-file.input.js";

@InputType({
  description:
    "Exactly one of organizationId (of a template to come; TEMPLATE_CREATE there) and templateId (TEMPLATE_UPDATE on it).",
})
export class CreateTemplateVersionInput {
  @Field(() => ID, { nullable: true, description: "§CreateTemplateVersionInput.organizationId§" })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: "§CreateTemplateVersionInput.templateId§" })
  templateId?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateTemplateVersionInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateTemplateVersionInput.message§" })
  message?: string | null;

  @Field(() => [TemplateFileInput], { description: "§CreateTemplateVersionInput.files§" })
  files!: TemplateFileInput[];

  @Field(() => JSONObject, { nullable: true, description: "§CreateTemplateVersionInput.provisionerTags§" })
  provisionerTags?: Record<string, unknown> | null;

  @Field(() => [ParameterValueInput], { nullable: true, description: "§CreateTemplateVersionInput.variables§" })
  variables?: ParameterValueInput[] | null;
}
