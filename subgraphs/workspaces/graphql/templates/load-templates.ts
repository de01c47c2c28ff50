import { badInput } from "../../../../foundation/errors/graph-errors.js";
import type { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { selectTemplates } from "../../actions/templates/select-templates.js";
import type { WorkspacesContext } from "../context.js";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import type { TemplateFilter } from "./template-filter.input.js";

interface TemplatesRequest {
  page: ConnectionArgs;
  filter: TemplateFilter | null | undefined;
  /** Null for a root field. */
  organizationId: string | null;
}

/** A page of the templates that the actor may read; a filter that contradicts its parent is a BAD_USER_INPUT. */
export function loadTemplates(context: WorkspacesContext, { page, filter, organizationId }: TemplatesRequest) {
  const wantedId = readOptionalId("Organization", filter?.organizationId, "filter.organizationId");
  if (wantedId && organizationId && wantedId !== organizationId) {
    throw badInput("filter.organizationId", "The list is below another organization. Leave it out.");
  }
  const selected = selectTemplates(
    context.actor,
    { ...filter, organizationId: wantedId },
    organizationId === null ? null : "organization",
  );
  const load = (id: string) => context.loaders.template.load(id);
  return context.connections.load({ ...selected, arguments: page, parent: organizationId, load });
}
