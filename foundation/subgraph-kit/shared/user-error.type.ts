import { Field, ObjectType } from "type-graphql";
import { userErrorCodes } from "../../errors/catalogue.js";
import { Shareable } from "../federation-directives.js";
import { graphqlEnum, type EnumOf } from "../graphql-enum.js";

export const UserErrorCode = graphqlEnum("UserErrorCode", "A reason that a client can act on.", userErrorCodes);
export type UserErrorCode = EnumOf<typeof UserErrorCode>;

@Shareable()
@ObjectType({
  description:
    "An expected refusal of a mutation, as data. Missing rights are no UserError: they are a top-level error with\n" +
    "extensions.code FORBIDDEN, or NOT_FOUND where the actor may not even know that the thing acted on exists. UserError\n" +
    "NOT_FOUND is for what the input only refers to, absent and unreadable alike.",
})
export class UserError {
  @Field(() => UserErrorCode, { description: "A stable, machine-readable reason." })
  code!: UserErrorCode;

  @Field(() => String, { description: "One sentence for a person, with what to do about it." })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The way into the mutation\'s input, such as ["input", "name"]; null where the whole is meant.',
  })
  path!: string[] | null;
}
