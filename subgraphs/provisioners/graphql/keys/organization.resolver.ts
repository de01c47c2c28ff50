import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import type { ProvisionersContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerKey } from "./provisioner-key.type.js";

@Resolver(() => Organization)
export class OrganizationKeysResolver {
  @FieldResolver(() => ProvisionerKey, {
    nullable: true,
    description: "By its name; null if there is none or the actor may not see it.",
  })
  provisionerKey(
    @Root() organization: { id: string },
    @Arg("name", () => String, { description: "The key's name, unique in the organization." }) name: string,
    @Ctx() context: ProvisionersContext,
  ) {
    return context.loaders.keyByName.load({ parentId: organization.id, name: name.toLowerCase() });
  }

  @FieldResolver(() => [ProvisionerKey], {
    nullable: true,
    description: "The organization's keys, without their secrets.",
  })
  provisionerKeys(@Root() organization: { id: OrganizationId }, @Ctx() context: ProvisionersContext) {
    return context.loaders.keysOf.load(organization.id);
  }
}
