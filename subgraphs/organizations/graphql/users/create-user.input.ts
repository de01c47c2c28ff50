import { Field, ID, InputType } from "type-graphql";
import { UserKind } from "./user-kind.enum.js";

@InputType({ description: "§CreateUserInput§" })
export class CreateUserInput {
  @Field(() => String, { description: "§CreateUserInput.username§" })
  username!: string;

  @Field(() => String, { nullable: true, description: "§CreateUserInput.email§" })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateUserInput.name§" })
  name?: string | null;

  @Field(() => UserKind, { nullable: true, defaultValue: "HUMAN", description: "§CreateUserInput.kind§" })
  kind?: UserKind | null;

  @Field(() => [ID], { nullable: true, description: "§CreateUserInput.organizationIds§" })
  organizationIds?: string[] | null;
}
