import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import type { ProvisionersContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@Resolver(() => Organization)
export class OrganizationKeysResolver {
  @FieldResolver(() => ProvisionerKey, { nullable: true, description: "§Organization.provisionerKey§" })
  provisionerKey(
    @Root() organization: { id: string },
    @Arg("name", () => String, { description: "§Organization.provisionerKey(name:)§" }) name: string,
    @Ctx() context: ProvisionersContext,
  ) {
    return context.loaders.keyByName.load({ parentId: organization.id, name: name.toLowerCase() });
  }

  @FieldResolver(() => [ProvisionerKey], { nullable: true, description: "§Organization.provisionerKeys§" })
  provisionerKeys(@Root() organization: { id: OrganizationId }, @Ctx() context: ProvisionersContext) {
    const mayRead = decide(context.actor, "PROVISIONER_READ", { organizationId: organization.id });
    return mayRead ? context.loaders.keysOf.load(organization.id) : null;
  }
}
