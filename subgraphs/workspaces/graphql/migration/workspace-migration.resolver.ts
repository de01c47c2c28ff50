import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Workspace } from "../workspaces/workspace.type.js";
import { WorkspaceMigration } from "./workspace-migration.type.js";

@Resolver(() => WorkspaceMigration)
export class WorkspaceMigrationResolver {
  @FieldResolver(() => Workspace, { description: "The old one." })
  workspace(@Root() _workspaceMigration: { id: string }): never {
    return notImplemented("WorkspaceMigration.workspace");
  }

  @FieldResolver(() => Workspace, { nullable: true, description: "The replacement, once there is one." })
  replacement(@Root() _workspaceMigration: { id: string }): never {
    return notImplemented("WorkspaceMigration.replacement");
  }
}
