import { Field, ID, InputType } from "type-graphql";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@InputType({
  description:
    "For oneself without userId; for a service account with ACCESS_TOKEN_CREATE at the site; for another person never. Never wider than the token it is made with; for a service account, not wider than the maker (ESCALATION).",
})
export class CreateAccessTokenInput {
  @Field(() => ID, { nullable: true, description: "§CreateAccessTokenInput.userId§" })
  userId?: string | null;

  @Field(() => String, { description: "§CreateAccessTokenInput.name§" })
  name!: string;

  @Field(() => [Permission], { nullable: true, description: "§CreateAccessTokenInput.permissions§" })
  permissions?: Permission[] | null;

  @Field(() => ID, { nullable: true, description: "§CreateAccessTokenInput.organizationId§" })
  organizationId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "§CreateAccessTokenInput.expiresAt§" })
  expiresAt?: Date | null;
}
