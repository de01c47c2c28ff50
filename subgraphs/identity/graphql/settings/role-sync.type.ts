import { Field, Int, ObjectType } from "type-graphql";
import { ClaimMapping } from "./claim-mapping.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";

@ObjectType({ description: "§RoleSync§" })
export class RoleSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, { nullable: true, description: "§RoleSync.claim§" })
  claim!: string | null;

  @Field(() => [ClaimMapping], { description: "§RoleSync.mapping§" })
  mapping!: ClaimMapping[];

  @Field(() => String, { nullable: true, description: "§RoleSync.regexFilter§" })
  regexFilter!: string | null;

  @Field(() => Boolean, { description: "§RoleSync.keepOnMissingClaim§" })
  keepOnMissingClaim!: boolean;

  @Field(() => [IdentitySyncProblem], { description: "§RoleSync.problems§" })
  problems!: IdentitySyncProblem[];
}
