import { Field, ID, InputType } from "type-graphql";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@InputType({ description: "§CreateProvisionerKeyInput§" })
export class CreateProvisionerKeyInput {
  @Field(() => ID, { description: "§CreateProvisionerKeyInput.organizationId§" })
  organizationId!: string;

  @Field(() => String, { description: "§CreateProvisionerKeyInput.name§" })
  name!: string;

  @Field(() => JSONObject, { nullable: true, description: "§CreateProvisionerKeyInput.tags§" })
  tags?: Record<string, unknown> | null;

  @Field(() => DateTime, { nullable: true, description: "§CreateProvisionerKeyInput.expiresAt§" })
  expiresAt?: Date | null;
}
