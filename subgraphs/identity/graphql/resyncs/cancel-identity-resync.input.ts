import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `cancelIdentityResync`." })
export class CancelIdentityResyncInput {
  @Field(() => ID, { description: "The resync to end; users it has not reached stay as they are." })
  id!: string;
}
