import { Field, ID, InputType, Int } from "type-graphql";
import { ClaimMappingPatch } from "./claim-mapping-patch.input.js";
import { ClaimMappingInput } from "./claim-mapping.input.js";

@InputType({ description: "§UpdateGroupSyncInput§" })
export class UpdateGroupSyncInput {
  @Field(() => ID, { description: "§UpdateGroupSyncInput.organizationId§" })
  organizationId!: string;

  @Field(() => String, { nullable: true, description: "§UpdateGroupSyncInput.claim§" })
  claim?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateGroupSyncInput.regexFilter§" })
  regexFilter?: string | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateGroupSyncInput.autoCreateMissing§" })
  autoCreateMissing?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateGroupSyncInput.keepOnMissingClaim§" })
  keepOnMissingClaim?: boolean | null;

  @Field(() => [ClaimMappingInput], { nullable: true, description: "§UpdateGroupSyncInput.mapping§" })
  mapping?: ClaimMappingInput[] | null;

  @Field(() => ClaimMappingPatch, { nullable: true, description: "§UpdateGroupSyncInput.mappingPatch§" })
  mappingPatch?: ClaimMappingPatch | null;

  @Field(() => Int, { nullable: true, description: "Refuse with STALE if it is another by now." })
  expectedRevision?: number | null;
}
