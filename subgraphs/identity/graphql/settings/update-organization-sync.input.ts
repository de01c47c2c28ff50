import { Field, InputType } from "type-graphql";
import { ClaimSyncInput } from "./claim-sync.input.js";

@InputType({ description: "Arguments of `updateOrganizationSync`." })
export class UpdateOrganizationSyncInput extends ClaimSyncInput {
  @Field(() => Boolean, { nullable: true, description: "Does everybody become a member of the default organization?" })
  assignDefault?: boolean | null;
}
