import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `syncUser`." })
export class SyncUserInput {
  @Field(() => ID, { description: "Who is synced by the claims that are stored of them." })
  userId!: string;
}
