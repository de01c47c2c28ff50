import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { IdentityContext } from "../context.js";
import type { GroupSyncRow } from "../loaders.js";
import { showMappings, type StoredMapping } from "./show-mappings.js";
import { Organization } from "../stubs/organization.stub.js";
import { ClaimMapping } from "./claim-mapping.type.js";
import { GroupSync } from "./group-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";

@Resolver(() => GroupSync)
export class GroupSyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Whose groups are decided about." })
  organization(@Root() groupSync: GroupSyncRow) {
    return { id: groupSync.organizationId };
  }

  @FieldResolver(() => [ClaimMapping], { description: "Claim values and the groups they lead to." })
  mapping(@Root() groupSync: GroupSyncRow) {
    return showMappings("Group", groupSync.mapping as unknown as StoredMapping[], encodeId);
  }

  @FieldResolver(() => [IdentitySyncProblem], { description: "What is wrong with the setting as it stands." })
  async problems(@Root() groupSync: GroupSyncRow, @Ctx() context: IdentityContext) {
    return (await context.loaders.organizationProblems.load(groupSync.organizationId))?.groupSync ?? [];
  }
}
