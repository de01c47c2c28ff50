import { Field, ID, InputType } from "type-graphql";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerDaemonStatus } from "./provisioner-daemon-status.enum.js";

@InputType({ description: "Conditions that must all hold; one left out does not restrict." })
export class ProvisionerDaemonFilter {
  @Field(() => ID, { nullable: true, description: "Only those of this organization." })
  organizationId?: string | null;

  @Field(() => [ProvisionerDaemonStatus], { nullable: true, description: "Only those with one of these statuses." })
  status?: ProvisionerDaemonStatus[] | null;

  @Field(() => JSONObject, { nullable: true, description: "Only those that have these tags, names to values." })
  tags?: Record<string, unknown> | null;

  @Field(() => ID, { nullable: true, description: "Only those that use this key." })
  keyId?: string | null;
}
