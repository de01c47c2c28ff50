import { Field, ObjectType } from "type-graphql";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { UserErrorCode } from "../../../../foundation/subgraph-kit/shared/user-error.type.js";

@ObjectType({ description: "Why a workspace's schedule could not start it." })
export class AutostartProblem {
  @Field(() => UserErrorCode, { description: "The reason, as startWorkspace would have given it." })
  code!: UserErrorCode;

  @Field(() => String, { description: "For a person, with what to do about it." })
  message!: string;

  @Field(() => DateTime, { description: "When it should have started." })
  at!: Date;
}
