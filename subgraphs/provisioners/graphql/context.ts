import type { ActionContext } from "../../../foundation/actions/action-context.js";
import type { Sealer } from "../../../foundation/encryption/sealer.js";
import type { JobLogFeed } from "../../../foundation/job-queue/job-log-feed.js";
import type { JobSignal } from "../../../foundation/job-queue/job-signal.js";
import { Connections } from "../../../foundation/subgraph-kit/connections/connections.js";
import { renewable } from "../../../foundation/subgraph-kit/renewable.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import type { JobFeed } from "../actions/jobs/job-feed.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What many may follow, read once for all of them. */
export interface Feeds {
  jobLogs: JobLogFeed;
  jobs: JobFeed;
}

/** What is known of a request before anything is read. */
type Origin = ActionContext & Feeds & { jobSignal: JobSignal; sealer: Sealer };

/** What this subgraph's resolvers are given. */
export interface ProvisionersContext extends Origin, RenewableContext {
  loaders: Loaders;
  connections: Connections;
}

export const createContext = (context: Origin): ProvisionersContext =>
  renewable(context, () => ({ loaders: createLoaders(context), connections: new Connections(context.database) }));
