import type { Statements } from "../../../foundation/database/statements.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { namesOf } from "../../organizations/commands/names-of.js";
import type { Transition } from "../rules/workspaces/workspace-status.js";
import { readBuildWork, readImportWork, type BuildWorkRow } from "../store/job-work.js";
import { filesOf } from "../store/versions.js";
import type { JobSubject } from "./record-job-status.js";

/** All that a daemon needs for a job. */
export interface JobWork {
  files: { path: string; content: string }[];
  /** Input variables and parameters, by Terraform's names. */
  variables: Record<string, string>;
  transition: Transition | null;
  state: Uint8Array | null;
  /** Names and global ids, for the template to use. */
  metadata: Record<string, unknown>;
}

async function describeImport(tx: Statements, versionId: string): Promise<JobWork> {
  const work = await readImportWork(tx, versionId);
  const { organizationId, templateId, templateName } = work;
  const { organizationName } = await namesOf(tx, { organizationId });
  return {
    files: filesOf(work.files),
    variables: work.variableValues,
    transition: null,
    state: null,
    metadata: {
      organizationId: encodeId("Organization", organizationId),
      organizationName,
      templateVersionId: encodeId("TemplateVersion", versionId),
      ...(templateId !== null && { templateId: encodeId("Template", templateId), templateName }),
    },
  };
}

async function describeBuildMetadata(tx: Statements, work: BuildWorkRow): Promise<Record<string, unknown>> {
  const names = await namesOf(tx, { organizationId: work.organizationId, userId: work.ownerId });
  return {
    organizationId: encodeId("Organization", work.organizationId),
    organizationName: names.organizationName,
    ownerId: encodeId("User", work.ownerId),
    ownerName: names.userName,
    templateId: encodeId("Template", work.templateId),
    templateName: work.templateName,
    templateVersionId: encodeId("TemplateVersion", work.templateVersionId),
    workspaceId: encodeId("Workspace", work.workspaceId),
    workspaceName: work.workspaceName,
    buildNumber: work.buildNumber,
    transition: work.transition,
  };
}

async function describeBuild(tx: Statements, buildId: string): Promise<JobWork> {
  const work = await readBuildWork(tx, buildId);
  const parameters = Object.fromEntries(work.parameters.map(({ name, value }) => [name, value]));
  return {
    files: filesOf(work.files),
    variables: { ...work.variableValues, ...parameters },
    transition: work.transition,
    state: work.state,
    metadata: await describeBuildMetadata(tx, work),
  };
}

/** What a job's daemon is given: its organization's files, values, names and previous state, and nothing else. */
export function describeJobWork(tx: Statements, job: JobSubject): Promise<JobWork> {
  return job.type === "TEMPLATE_IMPORT" ? describeImport(tx, job.subjectId) : describeBuild(tx, job.subjectId);
}
