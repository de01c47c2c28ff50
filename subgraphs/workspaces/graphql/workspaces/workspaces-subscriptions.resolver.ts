import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import { readId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { followWorkspace } from "../../actions/workspaces/follow-workspace.js";
import type { WorkspacesContext } from "../context.js";
import type { WorkspaceRow } from "../loaders.js";
import { Workspace } from "./workspace.type.js";

@Resolver()
export class WorkspacesSubscriptionsResolver {
  @RequiresPermission("WORKSPACE_READ", { scope: "OWNER", object: "id" })
  @Subscription(() => Workspace, {
    subscribe: ({ args, context }: { args: { id: string }; context: WorkspacesContext }) =>
      followWorkspace(context, { id: readId("Workspace", args.id, "id") }),
    description: "Sends the workspace at once, then whenever its status, build or resources change.",
  })
  workspace(
    @Root() workspace: WorkspaceRow,
    @Arg("id", () => ID, { description: "The workspace to follow." }) _id: string,
  ) {
    return workspace;
  }
}
