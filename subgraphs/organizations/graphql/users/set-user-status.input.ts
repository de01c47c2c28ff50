import { Field, ID, InputType } from "type-graphql";
import { UserStatus } from "./user-status.enum.js";

@InputType({ description: "A user and the status to have." })
export class SetUserStatusInput {
  @Field(() => ID, { description: "Global id of the user to change." })
  id!: string;

  @Field(() => UserStatus, { description: "SUSPENDED shuts the user out, ACTIVE lets them in again." })
  status!: UserStatus;
}
