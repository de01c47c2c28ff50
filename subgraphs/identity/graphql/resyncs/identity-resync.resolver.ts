import { FieldResolver, Resolver, Root } from "type-graphql";
import { Organization } from "../stubs/organization.stub.js";
import { User } from "../stubs/user.stub.js";
import { IdentityResync } from "./identity-resync.type.js";

@Resolver(() => IdentityResync)
export class IdentityResyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Null: everybody." })
  organization(@Root() { organizationId }: { organizationId: string | null }) {
    return organizationId && { id: organizationId };
  }

  @FieldResolver(() => User, { nullable: true, description: "Who started it; null for whoever is gone." })
  initiator(@Root() { initiatorId }: { initiatorId: string | null }) {
    return initiatorId && { id: initiatorId };
  }
}
