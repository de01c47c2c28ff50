import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { User } from "../stubs/user.stub.js";
import { IdentityResync } from "./identity-resync.type.js";

@Resolver(() => IdentityResync)
export class IdentityResyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Null: everybody." })
  organization(@Root() _identityResync: { id: string }): never {
    return notImplemented("IdentityResync.organization");
  }

  @FieldResolver(() => User, { nullable: true, description: "Who started it; null for whoever is gone." })
  initiator(@Root() _identityResync: { id: string }): never {
    return notImplemented("IdentityResync.initiator");
  }
}
