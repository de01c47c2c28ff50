import { Field, InputType } from "type-graphql";
import { ClaimSyncInput } from "./claim-sync.input.js";

@InputType({ description: "Arguments of `updateSiteRoleSync`." })
export class UpdateSiteRoleSyncInput extends ClaimSyncInput {
  @Field(() => [String], { nullable: true, description: "Names of roles that everybody gets who signs in." })
  defaultRoles?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Does a claim value without mapping mean the role of that name?",
  })
  matchByName?: boolean | null;
}
