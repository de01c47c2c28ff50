import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { IdentityContext } from "../context.js";
import type { SiteRoleSyncRow } from "../loaders.js";
import { showMappings, type StoredMapping } from "./show-mappings.js";
import { ClaimMapping } from "./claim-mapping.type.js";
import { SiteRoleSync } from "./site-role-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";

@Resolver(() => SiteRoleSync)
export class SiteRoleSyncResolver {
  @FieldResolver(() => [ClaimMapping], { description: "Claim values and the names of the roles they lead to." })
  mapping(@Root() siteRoleSync: SiteRoleSyncRow) {
    return showMappings("role", siteRoleSync.mapping as unknown as StoredMapping[], encodeId);
  }

  @FieldResolver(() => [IdentitySyncProblem], { description: "What is wrong with the setting as it stands." })
  problems(@Root() siteRoleSync: SiteRoleSyncRow, @Ctx() context: IdentityContext) {
    return context.loaders.problems.load({ setting: "siteRoleSync", row: siteRoleSync });
  }
}
