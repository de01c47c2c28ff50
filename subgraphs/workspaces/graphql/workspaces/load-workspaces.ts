import { badInput } from "../../../../foundation/errors/graph-errors.js";
import type { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { selectWorkspaces, type WorkspaceParent } from "../../actions/workspaces/select-workspaces.js";
import type { WorkspacesContext } from "../context.js";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import type { WorkspaceFilter } from "./workspace-filter.input.js";

interface WorkspacesRequest {
  page: ConnectionArgs;
  filter: WorkspaceFilter | null | undefined;
  /** Left out for a root field. */
  below?: { type: WorkspaceParent; id: string };
}

const ids = {
  organizationId: ["Organization", "organization"],
  ownerId: ["User", "user"],
  templateId: ["Template", "template"],
} as const;

/** A filter's id; BAD_USER_INPUT where the list is below another object of that type. */
function readFilterId(field: keyof typeof ids, { filter, below }: WorkspacesRequest): string | null {
  const [node, parent] = ids[field];
  const id = readOptionalId(node, filter?.[field], `filter.${field}`);
  if (id !== null && below?.type === parent && below.id !== id) {
    throw badInput(`filter.${field}`, `The list is below another ${parent}. Leave it out.`);
  }
  return id;
}

/** A page of the workspaces that the actor may read. */
export function loadWorkspaces(context: WorkspacesContext, request: WorkspacesRequest) {
  const { page, filter, below } = request;
  const wanted = {
    ...filter,
    organizationId: readFilterId("organizationId", request),
    ownerId: readFilterId("ownerId", request),
    templateId: readFilterId("templateId", request),
    versionId: readOptionalId("TemplateVersion", filter?.versionId, "filter.versionId"),
  };
  const selected = selectWorkspaces(context.actor, wanted, below?.type ?? null);
  const load = (id: string) => context.loaders.workspace.load(id);
  return context.connections.load({ ...selected, arguments: page, parent: below?.id ?? null, load });
}
