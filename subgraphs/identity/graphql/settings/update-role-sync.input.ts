import { Field, ID, InputType } from "type-graphql";
import { ClaimSyncInput } from "./claim-sync.input.js";

@InputType({ description: "Arguments of `updateRoleSync`." })
export class UpdateRoleSyncInput extends ClaimSyncInput {
  @Field(() => ID, { description: "Whose setting." })
  organizationId!: string;
}
