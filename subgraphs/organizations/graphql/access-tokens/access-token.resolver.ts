import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { OrganizationsContext } from "../context.js";
import type { AccessTokenRow } from "../loaders.js";
import { Organization } from "../organizations/organization.type.js";
import { AccessToken } from "./access-token.type.js";

@Resolver(() => AccessToken)
export class AccessTokenResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Only this organization's objects; null for all." })
  organization(@Root() token: AccessTokenRow, @Ctx() { loaders }: OrganizationsContext) {
    return token.organizationId === null ? null : loaders.organization.load(token.organizationId);
  }
}
