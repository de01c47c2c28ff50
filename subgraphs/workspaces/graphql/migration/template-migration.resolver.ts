import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { selectWorkspaces } from "../../actions/workspaces/select-workspaces.js";
import type { WorkspacesContext } from "../context.js";
import type { TemplateRow } from "../loaders.js";
import { Template } from "../templates/template.type.js";
import { TemplateMigration } from "./template-migration.type.js";
import { WorkspaceMigrationConnection } from "./workspace-migration.connection.js";

/** Its numbers, and whose they are. */
export interface TemplateMigrationValue {
  template: TemplateRow;
  total: number;
  migrated: number;
}

@Resolver(() => TemplateMigration)
export class TemplateMigrationResolver {
  @FieldResolver(() => Template, { nullable: true, description: "The template that they move to." })
  successor(@Root() { template }: TemplateMigrationValue, @Ctx() { loaders }: WorkspacesContext) {
    return template.successorId === null ? null : loaders.template.load(template.successorId);
  }

  @FieldResolver(() => WorkspaceMigrationConnection, {
    description: "One row a workspace that is still on the old template.",
  })
  remaining(
    @Root() { template }: TemplateMigrationValue,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Ctx() { actor, connections, loaders }: WorkspacesContext,
  ) {
    const load = (id: string) => loaders.migration.load(id);
    return connections.load({
      ...selectWorkspaces(actor, {}, "template"),
      arguments: page,
      parent: template.id,
      load,
    });
  }
}
