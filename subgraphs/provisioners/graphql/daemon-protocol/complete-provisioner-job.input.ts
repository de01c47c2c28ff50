import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { TemplateParameterInput } from "./template-parameter.input.js";
import { TemplatePresetInput } from "./template-preset.input.js";
import { TemplateVariableInput } from "./template-variable.input.js";
import { WorkspaceResourceInput } from "./workspace-resource.input.js";

@InputType({ description: "§CompleteProvisionerJobInput§" })
export class CompleteProvisionerJobInput {
  @Field(() => ID, { description: "§CompleteProvisionerJobInput.jobId§" })
  jobId!: string;

  @Field(() => ID, { description: "§CompleteProvisionerJobInput.daemonId§" })
  daemonId!: string;

  @Field(() => String, { nullable: true, description: "§CompleteProvisionerJobInput.state§" })
  state?: string | null;

  @Field(() => [WorkspaceResourceInput], { nullable: true, description: "§CompleteProvisionerJobInput.resources§" })
  resources?: WorkspaceResourceInput[] | null;

  @Field(() => [TemplateVariableInput], { nullable: true, description: "§CompleteProvisionerJobInput.variables§" })
  variables?: TemplateVariableInput[] | null;

  @Field(() => [TemplateParameterInput], { nullable: true, description: "§CompleteProvisionerJobInput.parameters§" })
  parameters?: TemplateParameterInput[] | null;

  @Field(() => [TemplatePresetInput], { nullable: true, description: "§CompleteProvisionerJobInput.presets§" })
  presets?: TemplatePresetInput[] | null;

  @Field(() => String, { nullable: true, description: "§CompleteProvisionerJobInput.readme§" })
  readme?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the template itself asks of provisioners; an import's become the version's, a build's its own.",
  })
  provisionerTags?: Record<string, unknown> | null;
}
