import { Arg, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateWorkspaceProxyInput } from "./create-workspace-proxy.input.js";
import { CreateWorkspaceProxyPayload } from "./create-workspace-proxy.payload.js";
import { ReportWorkspaceProxyHealthInput } from "./report-workspace-proxy-health.input.js";
import { RotateWorkspaceProxySecretInput } from "./rotate-workspace-proxy-secret.input.js";
import { UpdateWorkspaceProxyInput } from "./update-workspace-proxy.input.js";
import { WorkspaceProxyPayload } from "./workspace-proxy.payload.js";

@Resolver()
export class ProxiesMutationsResolver {
  @RequiresPermission("WORKSPACE_PROXY_CREATE", { scope: "SITE" })
  @Mutation(() => CreateWorkspaceProxyPayload, {
    nullable: true,
    description: "Adds a proxy; its secret is in the answer, once.",
  })
  createWorkspaceProxy(
    @Arg("input", () => CreateWorkspaceProxyInput, { description: "All arguments in one object." })
    _input: CreateWorkspaceProxyInput,
  ): never {
    return notImplemented("Mutation.createWorkspaceProxy");
  }

  @RequiresPermission("WORKSPACE_PROXY_UPDATE", { scope: "SITE", object: "input.id" })
  @Mutation(() => WorkspaceProxyPayload, { nullable: true, description: "What is left out stays." })
  updateWorkspaceProxy(
    @Arg("input", () => UpdateWorkspaceProxyInput, { description: "All arguments in one object." })
    _input: UpdateWorkspaceProxyInput,
  ): never {
    return notImplemented("Mutation.updateWorkspaceProxy");
  }

  @RequiresPermission("WORKSPACE_PROXY_DELETE", { scope: "SITE", object: "input.id" })
  @Mutation(() => DeletePayload, { nullable: true, description: "Its secret opens nothing from then on." })
  deleteWorkspaceProxy(
    @Arg("input", () => DeleteInput, { description: "All arguments in one object." }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.deleteWorkspaceProxy");
  }

  @RequiresPermission("WORKSPACE_PROXY_UPDATE", { scope: "SITE", object: "input.id" })
  @Mutation(() => CreateWorkspaceProxyPayload, {
    nullable: true,
    description: "A new token; the old one ends at once.",
  })
  rotateWorkspaceProxySecret(
    @Arg("input", () => RotateWorkspaceProxySecretInput, {
      description: "All arguments in one object.",
    })
    _input: RotateWorkspaceProxySecretInput,
  ): never {
    return notImplemented("Mutation.rotateWorkspaceProxySecret");
  }

  @RequiresPermission("WORKSPACE_PROXY_REPORT", { scope: "SITE" })
  @Mutation(() => WorkspaceProxyPayload, { nullable: true, description: "Called by the proxy itself, with its token." })
  reportWorkspaceProxyHealth(
    @Arg("input", () => ReportWorkspaceProxyHealthInput, {
      description: "All arguments in one object.",
    })
    _input: ReportWorkspaceProxyHealthInput,
  ): never {
    return notImplemented("Mutation.reportWorkspaceProxyHealth");
  }
}
