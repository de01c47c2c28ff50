import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../organizations/organization.type.js";
import { Role } from "./role.type.js";

@Resolver(() => Role)
export class RoleResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Null for a site role." })
  organization(@Root() _role: { id: string }): never {
    return notImplemented("Role.organization");
  }
}
