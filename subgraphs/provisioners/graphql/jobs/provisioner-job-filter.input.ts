import { Field, ID, InputType } from "type-graphql";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerJobStatus } from "./provisioner-job-status.enum.js";
import { ProvisionerJobType } from "./provisioner-job-type.enum.js";

@InputType({ description: "Conditions that must all hold; one left out does not restrict." })
export class ProvisionerJobFilter {
  @Field(() => ID, { nullable: true, description: "Only those of this organization." })
  organizationId?: string | null;

  @Field(() => [ProvisionerJobStatus], { nullable: true, description: "Only those with one of these statuses." })
  status?: ProvisionerJobStatus[] | null;

  @Field(() => [ProvisionerJobType], { nullable: true, description: "Only those of one of these types." })
  type?: ProvisionerJobType[] | null;

  @Field(() => JSONObject, { nullable: true, description: "Only those that have these tags, names to values." })
  tags?: Record<string, unknown> | null;

  @Field(() => ID, { nullable: true, description: "Only those that this user caused." })
  initiatorId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those that this daemon took." })
  daemonId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only builds of this workspace." })
  workspaceId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those that concern this template." })
  templateId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Only those from this instant on." })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Only those up to this instant." })
  until?: Date | null;
}
