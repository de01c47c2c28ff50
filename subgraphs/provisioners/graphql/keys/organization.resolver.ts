import { Arg, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@Resolver(() => Organization)
export class OrganizationKeysResolver {
  @FieldResolver(() => ProvisionerKey, { nullable: true, description: "§Organization.provisionerKey§" })
  provisionerKey(
    @Root() _organization: { id: string },
    @Arg("name", () => String, { description: "§Organization.provisionerKey(name:)§" }) _name: string,
  ): never {
    return notImplemented("Organization.provisionerKey");
  }

  @FieldResolver(() => [ProvisionerKey], { nullable: true, description: "§Organization.provisionerKeys§" })
  provisionerKeys(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.provisionerKeys");
  }
}
