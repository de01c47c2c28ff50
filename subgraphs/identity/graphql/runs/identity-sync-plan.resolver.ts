import { FieldResolver, Resolver, Root } from "type-graphql";
import type { SyncPlan } from "../../rules/sync/sync-plan.js";
import { User } from "../stubs/user.stub.js";
import { IdentitySyncPlan } from "./identity-sync-plan.type.js";

@Resolver(() => IdentitySyncPlan)
export class IdentitySyncPlanResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: "For whom; null in a preview of claims that belong to nobody.",
  })
  user(@Root() { userId }: { userId: string | null }) {
    return userId && { id: userId };
  }

  @FieldResolver(() => Boolean, { description: "Is there nothing to change?" })
  isEmpty(@Root() { changes }: SyncPlan): boolean {
    return changes.length === 0;
  }
}
