import { Field, InputType } from "type-graphql";
import { ClaimMappingInput } from "./claim-mapping.input.js";

@InputType({ description: "A change of a mapping that leaves the rest of it alone." })
export class ClaimMappingPatch {
  @Field(() => [ClaimMappingInput], { nullable: true, description: "Added to the targets that a value has already." })
  add?: ClaimMappingInput[] | null;

  @Field(() => [ClaimMappingInput], {
    nullable: true,
    description: "Beats add. A value whose last target goes is removed whole.",
  })
  remove?: ClaimMappingInput[] | null;
}
