import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { User } from "../stubs/user.stub.js";
import { IdentitySyncPlan } from "./identity-sync-plan.type.js";

@Resolver(() => IdentitySyncPlan)
export class IdentitySyncPlanResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: "For whom; null in a preview of claims that belong to nobody.",
  })
  user(@Root() _identitySyncPlan: { id: string }): never {
    return notImplemented("IdentitySyncPlan.user");
  }
}
