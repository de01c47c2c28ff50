import { Field, ObjectType } from "type-graphql";
import { MigrationReadiness } from "./migration-readiness.enum.js";

@ObjectType({ description: "§WorkspaceMigration§" })
export class WorkspaceMigration {
  @Field(() => MigrationReadiness, { description: "§WorkspaceMigration.readiness§" })
  readiness!: MigrationReadiness;

  @Field(() => [String], {
    description: "One sentence each: the owner is no member there, a parameter is missing, the quota would not do …",
  })
  blockers!: string[];
}
