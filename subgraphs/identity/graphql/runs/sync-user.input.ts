import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§SyncUserInput§" })
export class SyncUserInput {
  @Field(() => ID, { description: "§SyncUserInput.userId§" })
  userId!: string;
}
