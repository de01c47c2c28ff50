import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { GroupSync } from "./group-sync.type.js";

@Resolver(() => GroupSync)
export class GroupSyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§GroupSync.organization§" })
  organization(@Root() _groupSync: { id: string }): never {
    return notImplemented("GroupSync.organization");
  }
}
