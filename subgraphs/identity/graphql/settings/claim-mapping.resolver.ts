import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ClaimMappingObject } from "./claim-mapping-object.union.js";
import { ClaimMapping } from "./claim-mapping.type.js";

@Resolver(() => ClaimMapping)
export class ClaimMappingResolver {
  @FieldResolver(() => [ClaimMappingObject], {
    nullable: "items",
    description:
      "In the order of the targets; null for a role, and for what does not exist or the viewer may not read.",
  })
  objects(@Root() _claimMapping: { id: string }): never {
    return notImplemented("ClaimMapping.objects");
  }
}
