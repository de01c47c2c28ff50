import { Field, InputType, Int } from "type-graphql";
import { ClaimMappingPatch } from "./claim-mapping-patch.input.js";
import { ClaimMappingInput } from "./claim-mapping.input.js";

@InputType({ description: "§UpdateSiteRoleSyncInput§" })
export class UpdateSiteRoleSyncInput {
  @Field(() => String, { nullable: true, description: "§UpdateSiteRoleSyncInput.claim§" })
  claim?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateSiteRoleSyncInput.regexFilter§" })
  regexFilter?: string | null;

  @Field(() => [String], { nullable: true, description: "§UpdateSiteRoleSyncInput.defaultRoles§" })
  defaultRoles?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateSiteRoleSyncInput.matchByName§" })
  matchByName?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateSiteRoleSyncInput.keepOnMissingClaim§" })
  keepOnMissingClaim?: boolean | null;

  @Field(() => [ClaimMappingInput], { nullable: true, description: "§UpdateSiteRoleSyncInput.mapping§" })
  mapping?: ClaimMappingInput[] | null;

  @Field(() => ClaimMappingPatch, { nullable: true, description: "§UpdateSiteRoleSyncInput.mappingPatch§" })
  mappingPatch?: ClaimMappingPatch | null;

  @Field(() => Int, { nullable: true, description: "Refuse with STALE if it is another by now." })
  expectedRevision?: number | null;
}
