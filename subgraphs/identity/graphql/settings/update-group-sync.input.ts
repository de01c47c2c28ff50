import { Field, ID, InputType } from "type-graphql";
import { ClaimSyncInput } from "./claim-sync.input.js";

@InputType({ description: "Arguments of `updateGroupSync`." })
export class UpdateGroupSyncInput extends ClaimSyncInput {
  @Field(() => ID, { description: "Whose setting." })
  organizationId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Does a claim value that no mapping and no group has make a group of its own?",
  })
  autoCreateMissing?: boolean | null;
}
