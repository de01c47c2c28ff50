import { Field, ObjectType } from "type-graphql";
import { MigrationReadiness } from "./migration-readiness.enum.js";

@ObjectType({ description: "How a workspace of a deprecated template stands with the successor." })
export class WorkspaceMigration {
  @Field(() => MigrationReadiness, { description: "Can it be made anew now?" })
  readiness!: MigrationReadiness;

  @Field(() => [String], {
    description: "One sentence each: the owner is no member there, a parameter is missing, the quota would not do …",
  })
  blockers!: string[];
}
