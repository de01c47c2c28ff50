import { FieldResolver, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import type { GroupSyncRow } from "../loaders.js";
import { showMappings, type StoredMapping } from "./show-mappings.js";
import { Organization } from "../stubs/organization.stub.js";
import { ClaimMapping } from "./claim-mapping.type.js";
import { GroupSync } from "./group-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";

@Resolver(() => GroupSync)
export class GroupSyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§GroupSync.organization§" })
  organization(@Root() groupSync: GroupSyncRow) {
    return { id: groupSync.organizationId };
  }

  @FieldResolver(() => [ClaimMapping], { description: "§GroupSync.mapping§" })
  mapping(@Root() groupSync: GroupSyncRow) {
    return showMappings("Group", groupSync.mapping as unknown as StoredMapping[], encodeId);
  }

  @FieldResolver(() => [IdentitySyncProblem], { description: "§GroupSync.problems§" })
  problems(): never {
    return notImplemented("GroupSync.problems");
  }
}
