import { Field, ObjectType } from "type-graphql";
import { IdentitySyncAction } from "./identity-sync-action.enum.js";

@ObjectType({ description: "§IdentitySyncChange§" })
export class IdentitySyncChange {
  @Field(() => IdentitySyncAction, { description: "§IdentitySyncChange.action§" })
  action!: IdentitySyncAction;

  @Field(() => String, { nullable: true, description: "Of a group that does not exist yet." })
  groupName!: string | null;

  @Field(() => String, { nullable: true, description: "§IdentitySyncChange.role§" })
  role!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The claim value that asked for it; null for a removal or a default.",
  })
  claimValue!: string | null;

  @Field(() => String, { description: "§IdentitySyncChange.reason§" })
  reason!: string;
}
