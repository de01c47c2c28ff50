import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§CancelIdentityResyncInput§" })
export class CancelIdentityResyncInput {
  @Field(() => ID, { description: "§CancelIdentityResyncInput.id§" })
  id!: string;
}
