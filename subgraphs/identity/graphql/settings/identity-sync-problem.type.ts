import { Field, Int, ObjectType } from "type-graphql";
import { ProblemSeverity } from "./problem-severity.enum.js";

@ObjectType({ description: "§IdentitySyncProblem§" })
export class IdentitySyncProblem {
  @Field(() => ProblemSeverity, { description: "§IdentitySyncProblem.severity§" })
  severity!: ProblemSeverity;

  @Field(() => String, { description: "§IdentitySyncProblem.code§" })
  code!: string;

  @Field(() => String, { description: "§IdentitySyncProblem.message§" })
  message!: string;

  @Field(() => [String], { nullable: true, description: "§IdentitySyncProblem.path§" })
  path!: string[] | null;

  @Field(() => Int, { nullable: true, description: "How many users with stored claims it touches." })
  affectedUsers!: number | null;
}
