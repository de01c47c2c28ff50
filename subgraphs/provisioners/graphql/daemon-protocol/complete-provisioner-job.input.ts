import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { TemplateParameterInput } from "./template-parameter.input.js";
import { TemplatePresetInput } from "./template-preset.input.js";
import { TemplateVariableInput } from "./template-variable.input.js";
import { WorkspaceResourceInput } from "./workspace-resource.input.js";

@InputType({
  description: "What a job brought: of a build the state and resources, of an import what the template declares.",
})
export class CompleteProvisionerJobInput {
  @Field(() => ID, { description: "Global id of the job." })
  jobId!: string;

  @Field(() => ID, { description: "Global id of the daemon that speaks." })
  daemonId!: string;

  @Field(() => String, { nullable: true, description: "State after a build, in Base64; absent for an import." })
  state?: string | null;

  @Field(() => [WorkspaceResourceInput], {
    nullable: true,
    description: "Of a build what the workspace consists of, of an import what a started one would.",
  })
  resources?: WorkspaceResourceInput[] | null;

  @Field(() => [TemplateVariableInput], {
    nullable: true,
    description: "Of an import: the template's Terraform input variables.",
  })
  variables?: TemplateVariableInput[] | null;

  @Field(() => [TemplateParameterInput], {
    nullable: true,
    description: "Of an import: what a workspace's owner chooses.",
  })
  parameters?: TemplateParameterInput[] | null;

  @Field(() => [TemplatePresetInput], {
    nullable: true,
    description: "Of an import: the template's ready-made choices of parameters.",
  })
  presets?: TemplatePresetInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Of an import: text of the template's README; absent where it has none.",
  })
  readme?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the template itself asks of provisioners; an import's become the version's, a build's its own.",
  })
  provisionerTags?: Record<string, unknown> | null;
}
