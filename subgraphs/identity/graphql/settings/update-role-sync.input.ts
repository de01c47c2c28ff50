import { Field, ID, InputType, Int } from "type-graphql";
import { ClaimMappingPatch } from "./claim-mapping-patch.input.js";
import { ClaimMappingInput } from "./claim-mapping.input.js";

@InputType({ description: "§UpdateRoleSyncInput§" })
export class UpdateRoleSyncInput {
  @Field(() => ID, { description: "§UpdateRoleSyncInput.organizationId§" })
  organizationId!: string;

  @Field(() => String, { nullable: true, description: "§UpdateRoleSyncInput.claim§" })
  claim?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateRoleSyncInput.regexFilter§" })
  regexFilter?: string | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateRoleSyncInput.keepOnMissingClaim§" })
  keepOnMissingClaim?: boolean | null;

  @Field(() => [ClaimMappingInput], { nullable: true, description: "§UpdateRoleSyncInput.mapping§" })
  mapping?: ClaimMappingInput[] | null;

  @Field(() => ClaimMappingPatch, { nullable: true, description: "§UpdateRoleSyncInput.mappingPatch§" })
  mappingPatch?: ClaimMappingPatch | null;

  @Field(() => Int, { nullable: true, description: "Refuse with STALE if it is another by now." })
  expectedRevision?: number | null;
}
