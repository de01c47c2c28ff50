import { Field, InputType, Int } from "type-graphql";
import { ClaimMappingPatch } from "./claim-mapping-patch.input.js";
import { ClaimMappingInput } from "./claim-mapping.input.js";

/** What a change of any sync setting may say. */
@InputType()
export abstract class ClaimSyncInput {
  @Field(() => String, { nullable: true, description: "The name of the claim; null ends the sync." })
  claim?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "RE2; claim values that it does not match are passed over. Null for all.",
  })
  regexFilter?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Does all stay as it is when a user's claims lack the claim altogether?",
  })
  keepOnMissingClaim?: boolean | null;

  @Field(() => [ClaimMappingInput], {
    nullable: true,
    description: "The whole mapping; not together with `mappingPatch`.",
  })
  mapping?: ClaimMappingInput[] | null;

  @Field(() => ClaimMappingPatch, {
    nullable: true,
    description: "Single values of the mapping; not together with `mapping`.",
  })
  mappingPatch?: ClaimMappingPatch | null;

  @Field(() => Int, { nullable: true, description: "Refuse with STALE if it is another by now." })
  expectedRevision?: number | null;
}
