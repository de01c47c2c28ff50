import { Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Template } from "../templates/template.type.js";
import { TemplateMigration } from "./template-migration.type.js";
import { WorkspaceMigrationConnection } from "./workspace-migration.connection.js";

@Resolver(() => TemplateMigration)
export class TemplateMigrationResolver {
  @FieldResolver(() => Template, { nullable: true, description: "The template that they move to." })
  successor(@Root() _templateMigration: { id: string }): never {
    return notImplemented("TemplateMigration.successor");
  }

  @FieldResolver(() => WorkspaceMigrationConnection, {
    description: "One row a workspace that is still on the old template.",
  })
  remaining(@Root() _templateMigration: { id: string }, @Args(() => ConnectionArgs) _page: ConnectionArgs): never {
    return notImplemented("TemplateMigration.remaining");
  }
}
