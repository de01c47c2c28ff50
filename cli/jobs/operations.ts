import { operation } from "../graph/operation.js";

export type JobStatus = "PENDING" | "RUNNING" | "SUCCEEDED" | "CANCELING" | "CANCELED" | "FAILED";

export interface LogLine {
  sequence: number;
  time: string;
  source: "DAEMON" | "PROVISIONER";
  level: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR";
  stage: string;
  output: string;
}

export interface TagMismatch {
  tag: string;
  wanted: string;
  actual: string | null;
}

export interface Eligibility {
  verdict: string;
  explanation: string;
  matching: number;
  available: number;
  mostRecentlySeenAt: string | null;
  nearest: {
    daemon: { name: string; status: string; tags: Record<string, unknown> } | null;
    mismatches: TagMismatch[];
    untaggedJobNeedsUntaggedDaemon: boolean;
  }[];
}

export interface Job {
  id: string;
  type: "TEMPLATE_IMPORT" | "WORKSPACE_BUILD";
  status: JobStatus;
  subjectName: string;
  tags: Record<string, unknown>;
  error: string | null;
  errorCode: string | null;
  queuePosition: number | null;
  queueSize: number | null;
  eligibility: Eligibility | null;
  organization: { name: string } | null;
  daemon: { name: string } | null;
  initiator: { username: string } | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
}

/** How a query has a job's eligibility. */
export const eligibilityFields = `
  verdict explanation matching available mostRecentlySeenAt
  nearest {
    daemon { name status tags }
    mismatches { tag wanted actual }
    untaggedJobNeedsUntaggedDaemon
  }
`;

/** How a query has a job. */
export const jobFields = `
  id type status subjectName tags error errorCode queuePosition queueSize
  eligibility { ${eligibilityFields} }
  organization { name } daemon { name } initiator { username }
  createdAt startedAt completedAt
`;

export interface JobWithLogs extends Job {
  logs: { lines: LogLine[]; lastSequence: number; hasMore: boolean; isTruncated: boolean };
}

export const jobWithLogs = operation<{ node: JobWithLogs | null }, { id: string; after: number }>(`
  query JobWithLogs($id: ID!, $after: Int) {
    node(id: $id) {
      ... on ProvisionerJob {
        ${jobFields}
        logs(first: 500, after: $after) {
          lines { sequence time source level stage output }
          lastSequence hasMore isTruncated
        }
      }
    }
  }
`);

export const followedLogs = operation<{ provisionerJobLogs: LogLine }, { id: string; after: number }>(`
  subscription FollowedLogs($id: ID!, $after: Int) {
    provisionerJobLogs(jobId: $id, after: $after) { sequence time source level stage output }
  }
`);

/** At once, then at every change of status, queue position or eligibility. */
export const followedJob = operation<{ provisionerJob: Job }, { id: string }>(`
  subscription FollowedJob($id: ID!) { provisionerJob(id: $id) { ${jobFields} } }
`);

export const jobOnly = operation<{ node: Job | null }, { id: string }>(`
  query JobOnly($id: ID!) { node(id: $id) { ... on ProvisionerJob { ${jobFields} } } }
`);
