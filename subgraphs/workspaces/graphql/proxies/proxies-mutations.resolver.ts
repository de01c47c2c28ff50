import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createWorkspaceProxy } from "../../actions/proxies/create-workspace-proxy.js";
import { deleteWorkspaceProxy } from "../../actions/proxies/delete-workspace-proxy.js";
import { reportWorkspaceProxyHealth } from "../../actions/proxies/report-workspace-proxy-health.js";
import { rotateWorkspaceProxySecret } from "../../actions/proxies/rotate-workspace-proxy-secret.js";
import { updateWorkspaceProxy } from "../../actions/proxies/update-workspace-proxy.js";
import type { WorkspacesContext } from "../context.js";
import { CreateWorkspaceProxyInput } from "./create-workspace-proxy.input.js";
import { CreateWorkspaceProxyPayload } from "./create-workspace-proxy.payload.js";
import { ReportWorkspaceProxyHealthInput } from "./report-workspace-proxy-health.input.js";
import { RotateWorkspaceProxySecretInput } from "./rotate-workspace-proxy-secret.input.js";
import { UpdateWorkspaceProxyInput } from "./update-workspace-proxy.input.js";
import { WorkspaceProxyPayload } from "./workspace-proxy.payload.js";

/** Left out, null and a list are three different things to an update. */
const readOrganizationIds = ({
  organizationIds,
}: {
  organizationIds?: string[] | null;
}): OrganizationId[] | null | undefined =>
  organizationIds?.map((id, index) => readId("Organization", id, `input.organizationIds.${String(index)}`)) ??
  (organizationIds as null | undefined);

@Resolver()
export class ProxiesMutationsResolver {
  @RequiresPermission("WORKSPACE_PROXY_CREATE", { scope: "SITE" })
  @Mutation(() => CreateWorkspaceProxyPayload, {
    nullable: true,
    description: "Adds a proxy; its secret is in the answer, once.",
  })
  createWorkspaceProxy(
    @Arg("input", () => CreateWorkspaceProxyInput, { description: "All arguments in one object." })
    input: CreateWorkspaceProxyInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return createWorkspaceProxy(context, { ...input, organizationIds: readOrganizationIds(input) });
  }

  @RequiresPermission("WORKSPACE_PROXY_UPDATE", { scope: "SITE", object: "input.id" })
  @Mutation(() => WorkspaceProxyPayload, { nullable: true, description: "What is left out stays." })
  updateWorkspaceProxy(
    @Arg("input", () => UpdateWorkspaceProxyInput, { description: "All arguments in one object." })
    input: UpdateWorkspaceProxyInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const id = readId("WorkspaceProxy", input.id, "input.id");
    return updateWorkspaceProxy(context, { ...input, id, organizationIds: readOrganizationIds(input) });
  }

  @RequiresPermission("WORKSPACE_PROXY_DELETE", { scope: "SITE", object: "input.id" })
  @Mutation(() => DeletePayload, { nullable: true, description: "Its secret opens nothing from then on." })
  deleteWorkspaceProxy(
    @Arg("input", () => DeleteInput, { description: "All arguments in one object." }) input: DeleteInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return deleteWorkspaceProxy(context, { id: readId("WorkspaceProxy", input.id, "input.id") });
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
    input: RotateWorkspaceProxySecretInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return rotateWorkspaceProxySecret(context, { id: readId("WorkspaceProxy", input.id, "input.id") });
  }

  @RequiresPermission("WORKSPACE_PROXY_REPORT", { scope: "SITE" })
  @Mutation(() => WorkspaceProxyPayload, { nullable: true, description: "Called by the proxy itself, with its token." })
  reportWorkspaceProxyHealth(
    @Arg("input", () => ReportWorkspaceProxyHealthInput, {
      description: "All arguments in one object.",
    })
    input: ReportWorkspaceProxyHealthInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return reportWorkspaceProxyHealth(context, input);
  }
}
