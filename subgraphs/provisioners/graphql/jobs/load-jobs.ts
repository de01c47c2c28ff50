import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import type { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { selectJobs } from "../../actions/jobs/select-jobs.js";
import type { ProvisionersContext } from "../context.js";
import { readOrganizationFilter } from "../read-organization-filter.js";
import { readTagArgument } from "../read-tag-argument.js";
import type { ProvisionerJobFilter } from "./provisioner-job-filter.input.js";

interface JobsRequest {
  page: ConnectionArgs;
  filter: ProvisionerJobFilter | null | undefined;
  /** The organization's UUID; left out for the root field. */
  organizationId?: string;
}

/** A page of the jobs that the actor may read. */
export function loadJobs(context: ProvisionersContext, { page, filter, organizationId }: JobsRequest) {
  const parent = organizationId ?? null;
  const wanted = {
    ...filter,
    organizationId: readOrganizationFilter(filter?.organizationId, parent),
    tags: readTagArgument(filter?.tags, "filter.tags"),
    initiatorId: readOptionalId("User", filter?.initiatorId, "filter.initiatorId"),
    daemonId: readOptionalId("ProvisionerDaemon", filter?.daemonId, "filter.daemonId"),
    workspaceId: readOptionalId("Workspace", filter?.workspaceId, "filter.workspaceId"),
    templateId: readOptionalId("Template", filter?.templateId, "filter.templateId"),
  };
  const selected = selectJobs(context.actor, wanted, parent !== null);
  const load = (id: string) => context.loaders.job.load(id);
  return context.connections.load({ ...selected, arguments: page, parent, load });
}
