import { Field, ID, InputType } from "type-graphql";
import { UserStatus } from "./user-status.enum.js";

@InputType({ description: "§SetUserStatusInput§" })
export class SetUserStatusInput {
  @Field(() => ID, { description: "§SetUserStatusInput.id§" })
  id!: string;

  @Field(() => UserStatus, { description: "§SetUserStatusInput.status§" })
  status!: UserStatus;
}
