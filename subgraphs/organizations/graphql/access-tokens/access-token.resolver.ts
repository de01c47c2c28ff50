import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../organizations/organization.type.js";
import { AccessToken } from "./access-token.type.js";

@Resolver(() => AccessToken)
export class AccessTokenResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Only this organization's objects; null for all." })
  organization(@Root() _accessToken: { id: string }): never {
    return notImplemented("AccessToken.organization");
  }
}
