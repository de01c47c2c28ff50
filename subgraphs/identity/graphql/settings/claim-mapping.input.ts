import { Field, InputType } from "type-graphql";

@InputType({ description: "What one value of the claim leads to." })
export class ClaimMappingInput {
  @Field(() => String, { description: "As the provider sends it; letter case counts." })
  claimValue!: string;

  @Field(() => [String], {
    description: "Global ids of groups or organizations, or names of roles; several are allowed.",
  })
  targets!: string[];
}
