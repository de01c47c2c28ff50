import { Field, ObjectType } from "type-graphql";
import { Shareable } from "../federation-directives.js";
import { RoleScope } from "./permission.js";

@Shareable()
@ObjectType({ description: "Whether somebody may do something, and why." })
export class AccessDecision {
  @Field(() => Boolean, { description: "Would it be done?" })
  allowed!: boolean;

  @Field(() => String, { description: "One sentence for a person." })
  reason!: string;

  @Field(() => RoleScope, { nullable: true, description: "The level that decided, null where no role speaks of it." })
  decidedAt!: RoleScope | null;

  @Field(() => [String], { description: "The roles, access list entries or memberships that grant it." })
  grantedBy!: string[];

  @Field(() => [String], { description: "The roles that deny it." })
  deniedBy!: string[];
}
