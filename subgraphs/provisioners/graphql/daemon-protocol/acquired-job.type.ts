import { Field, ID, Int, ObjectType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { TemplateFile, WorkspaceTransition } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ProvisionerJobType } from "../jobs/provisioner-job-type.enum.js";

@ObjectType({ description: "All that the daemon needs, and nothing that its organization does not own." })
export class AcquiredJob {
  @Field(() => ID, { description: "§AcquiredJob.id§" })
  id!: string;

  @Field(() => ProvisionerJobType, { description: "§AcquiredJob.type§" })
  type!: ProvisionerJobType;

  @Field(() => [TemplateFile], { description: "§AcquiredJob.files§" })
  files!: TemplateFile[];

  @Field(() => JSONObject, { description: "Input variables and parameters, by Terraform's names." })
  variables!: Record<string, unknown>;

  @Field(() => WorkspaceTransition, { nullable: true, description: "§AcquiredJob.transition§" })
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
