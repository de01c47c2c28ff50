import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { IdentityContext } from "../context.js";
import type { OrganizationSyncRow } from "../loaders.js";
import { showMappings, type StoredMapping } from "./show-mappings.js";
import { ClaimMapping } from "./claim-mapping.type.js";
import { OrganizationSync } from "./organization-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";

@Resolver(() => OrganizationSync)
export class OrganizationSyncResolver {
  @FieldResolver(() => [ClaimMapping], { description: "Claim values and the organizations they lead to." })
  mapping(@Root() organizationSync: OrganizationSyncRow) {
    return showMappings("Organization", organizationSync.mapping as unknown as StoredMapping[], encodeId);
  }

  @FieldResolver(() => [IdentitySyncProblem], { description: "What is wrong with the setting as it stands." })
  problems(@Root() organizationSync: OrganizationSyncRow, @Ctx() context: IdentityContext) {
    return context.loaders.problems.load({ setting: "organizationSync", row: organizationSync });
  }
}
