import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Group } from "../stubs/group.stub.js";
import { Organization } from "../stubs/organization.stub.js";
import { IdentitySyncChange } from "./identity-sync-change.type.js";

@Resolver(() => IdentitySyncChange)
export class IdentitySyncChangeResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Null for steps about the whole deployment." })
  organization(@Root() _identitySyncChange: { id: string }): never {
    return notImplemented("IdentitySyncChange.organization");
  }

  @FieldResolver(() => Group, { nullable: true, description: "For steps about groups." })
  group(@Root() _identitySyncChange: { id: string }): never {
    return notImplemented("IdentitySyncChange.group");
  }
}
