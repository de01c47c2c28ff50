import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { decodeIdOf } from "../../../../foundation/ids/global-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Requires } from "../../../../foundation/subgraph-kit/federation-directives.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import type { ProvisionersContext } from "../context.js";
import { TemplateVersion } from "../stubs/template-version.stub.js";
import { loadEligibility } from "./load-wait.js";
import { ProvisionerEligibility } from "./provisioner-eligibility.type.js";

/** As the gateway sends it: ids are global, and the organization is null for whoever may not see it. */
interface VersionReference {
  provisionerTags: Tags;
  organization: { id: string } | null;
}

@Resolver(() => TemplateVersion)
export class TemplateVersionEligibilityResolver {
  @RequiresPermission("PROVISIONER_READ")
  @RequiresPermission("TEMPLATE_READ")
  @Requires("provisionerTags organization { id }")
  @FieldResolver(() => ProvisionerEligibility, {
    nullable: true,
    description:
      "Could a workspace of this version be built now? Null where the viewer may not see the organization's daemons.",
  })
  provisionerEligibility(@Root() version: VersionReference, @Ctx() context: ProvisionersContext) {
    const organizationId = version.organization && decodeIdOf("Organization", version.organization.id);
    return organizationId && loadEligibility(context, organizationId, version.provisionerTags);
  }
}
