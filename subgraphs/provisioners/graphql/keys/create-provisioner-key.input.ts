import { Field, ID, InputType } from "type-graphql";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@InputType({ description: "A new key, whose organization and tags are settled for good." })
export class CreateProvisionerKeyInput {
  @Field(() => ID, { description: "Global id of the organization that owns it." })
  organizationId!: string;

  @Field(() => String, { description: "Stored in lower case; unique in its organization; at most 64 characters." })
  name!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "Tags of every daemon that uses it, names to values; absent for none.",
  })
  tags?: Record<string, unknown> | null;

  @Field(() => DateTime, { nullable: true, description: "When it stops working; absent for never." })
  expiresAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
