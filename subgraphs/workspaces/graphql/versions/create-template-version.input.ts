import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { TemplateFileInput } from "../templates/template-file.input.js";

@InputType({
  description:
    "Exactly one of organizationId (of a template to come; TEMPLATE_CREATE there) and templateId (TEMPLATE_UPDATE on it).",
})
export class CreateTemplateVersionInput {
  @Field(() => ID, { nullable: true, description: "For a template to come; not together with `templateId`." })
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The template that the version is for; not together with `organizationId`.",
  })
  templateId?: string | null;

  @Field(() => String, { nullable: true, description: "Unique in the template; a generated one if left out." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "What has changed, for those who read the history." })
  message?: string | null;

  @Field(() => [TemplateFileInput], { description: "All of them: nothing is taken over from earlier versions." })
  files!: TemplateFileInput[];

  @Field(() => JSONObject, {
    nullable: true,
    description: "Which daemons may import it; tags in its `template.yaml` win over these.",
  })
  provisionerTags?: Record<string, unknown> | null;

  @Field(() => [ParameterValueInput], { nullable: true, description: "Values of the administrators' variables." })
  variables?: ParameterValueInput[] | null;
}
