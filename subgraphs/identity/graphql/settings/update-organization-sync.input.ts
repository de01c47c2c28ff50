import { Field, InputType, Int } from "type-graphql";
import { ClaimMappingPatch } from "./claim-mapping-patch.input.js";
import { ClaimMappingInput } from "./claim-mapping.input.js";

@InputType({ description: "§UpdateOrganizationSyncInput§" })
export class UpdateOrganizationSyncInput {
  @Field(() => String, { nullable: true, description: "§UpdateOrganizationSyncInput.claim§" })
  claim?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateOrganizationSyncInput.regexFilter§" })
  regexFilter?: string | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateOrganizationSyncInput.assignDefault§" })
  assignDefault?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateOrganizationSyncInput.keepOnMissingClaim§" })
  keepOnMissingClaim?: boolean | null;

  @Field(() => [ClaimMappingInput], { nullable: true, description: "§UpdateOrganizationSyncInput.mapping§" })
  mapping?: ClaimMappingInput[] | null;

  @Field(() => ClaimMappingPatch, { nullable: true, description: "§UpdateOrganizationSyncInput.mappingPatch§" })
  mappingPatch?: ClaimMappingPatch | null;

  @Field(() => Int, { nullable: true, description: "Refuse with STALE if it is another by now." })
  expectedRevision?: number | null;
}
