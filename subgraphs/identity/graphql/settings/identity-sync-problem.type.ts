import { Field, Int, ObjectType } from "type-graphql";
import { ProblemSeverity } from "./problem-severity.enum.js";

@ObjectType({ description: "Something in settings or claims that an administrator should look at." })
export class IdentitySyncProblem {
  @Field(() => ProblemSeverity, { description: "Does it keep the sync from working, or only make it doubtful?" })
  severity!: ProblemSeverity;

  @Field(() => String, { description: "Stable, for programs." })
  code!: string;

  @Field(() => String, { description: "One sentence with the remedy." })
  message!: string;

  @Field(() => [String], { nullable: true, description: "Leads into the setting; null where the whole is meant." })
  path!: string[] | null;

  @Field(() => Int, { nullable: true, description: "How many users with stored claims it touches." })
  affectedUsers!: number | null;
}
