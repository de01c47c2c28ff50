import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { WorkspacesContext } from "../context.js";
import type { Migration } from "../loaders.js";
import { Workspace } from "../workspaces/workspace.type.js";
import { WorkspaceMigration } from "./workspace-migration.type.js";

@Resolver(() => WorkspaceMigration)
export class WorkspaceMigrationResolver {
  @FieldResolver(() => Workspace, { description: "The old one." })
  workspace(@Root() migration: Migration) {
    return migration.workspace;
  }

  @FieldResolver(() => Workspace, { nullable: true, description: "The replacement, once there is one." })
  replacement(@Root() { replacementId }: Migration, @Ctx() { loaders }: WorkspacesContext) {
    return replacementId === null ? null : loaders.workspace.load(replacementId);
  }
}
