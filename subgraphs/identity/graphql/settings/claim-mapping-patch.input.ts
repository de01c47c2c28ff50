import { Field, InputType } from "type-graphql";
import { ClaimMappingInput } from "./claim-mapping.input.js";

@InputType({ description: "§ClaimMappingPatch§" })
export class ClaimMappingPatch {
  @Field(() => [ClaimMappingInput], { nullable: true, description: "§ClaimMappingPatch.add§" })
  add?: ClaimMappingInput[] | null;

  @Field(() => [ClaimMappingInput], {
    nullable: true,
    description: "Beats add. A value whose last target goes is removed whole.",
  })
  remove?: ClaimMappingInput[] | null;
}
