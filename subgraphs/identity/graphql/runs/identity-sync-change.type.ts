import { Field, ObjectType } from "type-graphql";
import { IdentitySyncAction } from "./identity-sync-action.enum.js";

@ObjectType({ description: "One step of a plan, and the reason for it." })
export class IdentitySyncChange {
  @Field(() => IdentitySyncAction, { description: "What is done." })
  action!: IdentitySyncAction;

  @Field(() => String, { nullable: true, description: "Of a group that does not exist yet." })
  groupName!: string | null;

  @Field(() => String, { nullable: true, description: "The name, for steps about roles." })
  role!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The claim value that asked for it; null for a removal or a default.",
  })
  claimValue!: string | null;

  @Field(() => String, { description: "One sentence that names the claim and the setting that led here." })
  reason!: string;
}
