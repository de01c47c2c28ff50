import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerDaemonStatus } from "./provisioner-daemon-status.enum.js";

@InputType({ description: "§ProvisionerDaemonFilter§" })
export class ProvisionerDaemonFilter {
  @Field(() => ID, { nullable: true, description: "§ProvisionerDaemonFilter.organizationId§" })
  organizationId?: string | null;

  @Field(() => [ProvisionerDaemonStatus], { nullable: true, description: "§ProvisionerDaemonFilter.status§" })
  status?: ProvisionerDaemonStatus[] | null;

  @Field(() => JSONObject, { nullable: true, description: "§ProvisionerDaemonFilter.tags§" })
  tags?: Record<string, unknown> | null;

  @Field(() => ID, { nullable: true, description: "§ProvisionerDaemonFilter.keyId§" })
  keyId?: string | null;
}
