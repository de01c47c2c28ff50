import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { IdentityContext } from "../context.js";
import type { RoleSyncRow } from "../loaders.js";
import { showMappings, type StoredMapping } from "./show-mappings.js";
import { Organization } from "../stubs/organization.stub.js";
import { ClaimMapping } from "./claim-mapping.type.js";
import { RoleSync } from "./role-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";

@Resolver(() => RoleSync)
export class RoleSyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Whose roles are decided about." })
  organization(@Root() roleSync: RoleSyncRow) {
    return { id: roleSync.organizationId };
  }

  @FieldResolver(() => [ClaimMapping], { description: "Claim values and the names of the roles they lead to." })
  mapping(@Root() roleSync: RoleSyncRow) {
    return showMappings("role", roleSync.mapping as unknown as StoredMapping[], encodeId);
  }

  @FieldResolver(() => [IdentitySyncProblem], { description: "What is wrong with the setting as it stands." })
  async problems(@Root() roleSync: RoleSyncRow, @Ctx() context: IdentityContext) {
    return (await context.loaders.organizationProblems.load(roleSync.organizationId))?.roleSync ?? [];
  }
}
