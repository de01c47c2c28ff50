import type { AcquiredJob, Transition } from "../../provisioner/jobs/acquired-job.js";

let count = 0;

/** The files of a template, by path. */
export const filesOf = (files: Readonly<Record<string, string>>): AcquiredJob["files"] =>
  Object.entries(files).map(([path, content]) => ({ path, content }));

const metadata = {
  workspaceId: "ws_1",
  workspaceName: "dev",
  ownerName: "ada",
  buildNumber: 1,
  organizationName: "megaco",
};

export function importJob(files: Readonly<Record<string, string>>, more: Partial<AcquiredJob> = {}): AcquiredJob {
  return {
    id: `job_${String((count += 1))}`,
    type: "TEMPLATE_IMPORT",
    files: filesOf(files),
    variables: {},
    transition: null,
    state: null,
    metadata: {},
    reportEverySeconds: 10,
    ...more,
  };
}

export const buildJob = (
  transition: Transition,
  files: Readonly<Record<string, string>>,
  more: Partial<AcquiredJob> = {},
): AcquiredJob => importJob(files, { type: "WORKSPACE_BUILD", transition, metadata, ...more });
