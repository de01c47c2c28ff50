import { Field, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { TemplateFileInput } from "../templates/template-file.input.js";
import { exactlyOne, OfTemplateInput } from "./of-template.input.js";

@InputType({ description: exactlyOne })
export class CreateTemplateVersionInput extends OfTemplateInput {
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
