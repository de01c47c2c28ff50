import { Field, ObjectType } from "type-graphql";
import { ClaimMappingObject } from "./claim-mapping-object.union.js";

@ObjectType({ description: "One claim value and what it gives. Organizations and groups by id, roles by name." })
export class ClaimMapping {
  @Field(() => String, { description: "As the provider sends it; letter case counts." })
  claimValue!: string;

  @Field(() => [String], { description: "Global ids of groups or organizations, or names of roles." })
  targets!: string[];

  @Field(() => [ClaimMappingObject], {
    nullable: "items",
    description:
      "In the order of the targets; null for a role, and for what does not exist or the viewer may not read.",
  })
  objects!: (typeof ClaimMappingObject | null)[];
}
