import { Field, InputType } from "type-graphql";

@InputType({ description: "§ClaimMappingInput§" })
export class ClaimMappingInput {
  @Field(() => String, { description: "§ClaimMappingInput.claimValue§" })
  claimValue!: string;

  @Field(() => [String], { description: "§ClaimMappingInput.targets§" })
  targets!: string[];
}
