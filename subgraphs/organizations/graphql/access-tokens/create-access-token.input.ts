import { Field, ID, InputType } from "type-graphql";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@InputType({
  description:
    "For oneself without userId; for a service account with ACCESS_TOKEN_CREATE at the site; for another person never. Never wider than the token it is made with; for a service account, not wider than the maker (ESCALATION).",
})
export class CreateAccessTokenInput {
  @Field(() => ID, { nullable: true, description: "Global id of the user the token acts as; absent means oneself." })
  userId?: string | null;

  @Field(() => String, { description: "A label by which to know it again." })
  name!: string;

  @Field(() => [Permission], { nullable: true, description: "All that it may do; absent for all that its user can." })
  permissions?: Permission[] | null;

  @Field(() => ID, { nullable: true, description: "Only objects of this organization; absent for all." })
  organizationId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it stops working; absent for never." })
  expiresAt?: Date | null;
}
