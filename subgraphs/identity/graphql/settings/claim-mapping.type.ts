import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "One claim value and what it gives. Organizations and groups by id, roles by name." })
export class ClaimMapping {
  @Field(() => String, { description: "§ClaimMapping.claimValue§" })
  claimValue!: string;

  @Field(() => [String], { description: "§ClaimMapping.targets§" })
  targets!: string[];
}
