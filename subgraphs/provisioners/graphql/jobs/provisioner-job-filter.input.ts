import { Field, ID, InputType } from "type-graphql";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerJobStatus } from "./provisioner-job-status.enum.js";
import { ProvisionerJobType } from "./provisioner-job-type.enum.js";

@InputType({ description: "§ProvisionerJobFilter§" })
export class ProvisionerJobFilter {
  @Field(() => ID, { nullable: true, description: "§ProvisionerJobFilter.organizationId§" })
  organizationId?: string | null;

  @Field(() => [ProvisionerJobStatus], { nullable: true, description: "§ProvisionerJobFilter.status§" })
  status?: ProvisionerJobStatus[] | null;

  @Field(() => [ProvisionerJobType], { nullable: true, description: "§ProvisionerJobFilter.type§" })
  type?: ProvisionerJobType[] | null;

  @Field(() => JSONObject, { nullable: true, description: "§ProvisionerJobFilter.tags§" })
  tags?: Record<string, unknown> | null;

  @Field(() => ID, { nullable: true, description: "§ProvisionerJobFilter.initiatorId§" })
  initiatorId?: string | null;

  @Field(() => ID, { nullable: true, description: "§ProvisionerJobFilter.daemonId§" })
  daemonId?: string | null;

  @Field(() => ID, { nullable: true, description: "§ProvisionerJobFilter.workspaceId§" })
  workspaceId?: string | null;

  @Field(() => ID, { nullable: true, description: "§ProvisionerJobFilter.templateId§" })
  templateId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerJobFilter.since§" })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerJobFilter.until§" })
  until?: Date | null;
}
