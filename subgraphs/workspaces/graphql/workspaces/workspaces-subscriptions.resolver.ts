import { Arg, ID, Resolver, Subscription } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Workspace } from "./workspace.type.js";

@Resolver()
export class WorkspacesSubscriptionsResolver {
  @RequiresPermission("WORKSPACE_READ", { scope: "OWNER", object: "id" })
  @Subscription(() => Workspace, {
    subscribe: () => notImplemented("Subscription.workspace"),
    description: "Sends the workspace at once, then whenever its status, build or resources change.",
  })
  workspace(@Arg("id", () => ID, { description: "The workspace to follow." }) _id: string): never {
    return notImplemented("Subscription.workspace");
  }
}
