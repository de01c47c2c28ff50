import { Field, ID, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { TemplateFile, WorkspaceTransition } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ProvisionerJobType } from "../jobs/provisioner-job-type.enum.js";

@RequiresPermission("PROVISIONER_JOB_RUN")
@ObjectType({ description: "All that the daemon needs, and nothing that its organization does not own." })
export class AcquiredJob {
  @Field(() => ID, { description: "Global id of the job, to be given in every report." })
  id!: string;

  @Field(() => ProvisionerJobType, { description: "Whether to import a template version or to build a workspace." })
  type!: ProvisionerJobType;

  @Field(() => [TemplateFile], { description: "All files of the template version." })
  files!: TemplateFile[];

  @Field(() => JSONObject, { description: "Input variables and parameters, by Terraform's names." })
  variables!: Record<string, unknown>;

  @Field(() => WorkspaceTransition, {
    nullable: true,
    description: "What to do with the workspace; null for a template import.",
  })
  transition!: WorkspaceTransition | null;

  @Field(() => String, { nullable: true, description: "Base64; null for none." })
  state!: string | null;

  @Field(() => JSONObject, {
    description: "Names and ids of the workspace, its owner, template and organization, for the template to use.",
  })
  metadata!: Record<string, unknown>;

  @Field(() => Int, { description: "Report at least so often." })
  reportEverySeconds!: number;
}
