import { refusalKeeper } from "../../foundation/audit/record-refusal.js";
import { createJobLogFeed } from "../../foundation/job-queue/job-log-feed.js";
import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import type { PeriodicTask } from "../../foundation/subgraph-kit/tasks/periodic-task.js";
import { purgeDaemons } from "./actions/reaping/purge-daemons.js";
import { reapJobs } from "./actions/reaping/reap-jobs.js";
import { findOrganizationNamed } from "../organizations/commands/find-organization-named.js";
import { createJobFeed } from "./actions/jobs/job-feed.js";
import { createContext, type Feeds, type ProvisionersContext } from "./graphql/context.js";
import { resolvers } from "./graphql/resolvers.js";
import { typeAccess } from "./graphql/type-access.js";

const tasks: readonly PeriodicTask[] = [
  { name: "provisioners: reap jobs", everyMs: 15_000, run: async (services) => void (await reapJobs(services)) },
  {
    name: "provisioners: purge daemons",
    everyMs: 3_600_000,
    run: async (services) => void (await purgeDaemons(services)),
  },
];

/** The keys, daemons and jobs of infrastructure that the control plane itself cannot reach. */
export const provisioners = (services: SubgraphServices): SubgraphDefinition<ProvisionersContext> => {
  // Made with the first request: a schema is composed without any services.
  let feeds: Feeds | null = null;
  return {
    name: "provisioners",
    resolvers,
    types: [],
    entities: {
      ProvisionerKey: { node: "ProvisionerKey", load: ({ loaders }, id) => loaders.key.load(id) },
      ProvisionerDaemon: { node: "ProvisionerDaemon", load: ({ loaders }, id) => loaders.daemon.load(id) },
      ProvisionerJob: { node: "ProvisionerJob", load: ({ loaders }, id) => loaders.job.load(id) },
      Organization: { node: "Organization" },
      User: { node: "User" },
      TemplateVersion: { node: "TemplateVersion" },
      WorkspaceBuild: { node: "WorkspaceBuild" },
    },
    access: typeAccess,
    tasks,
    keepRefusal: refusalKeeper(findOrganizationNamed),
    createContext: (request) => {
      feeds ??= { jobLogs: createJobLogFeed(services), jobs: createJobFeed(services) };
      return createContext({ ...services, ...request, ...feeds });
    },
  };
};
