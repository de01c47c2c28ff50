import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { namesOf } from "../../organizations/commands/names-of.js";
import type { Transition } from "../rules/workspaces/workspace-status.js";
import { getBuild, parameterValuesOf, readState, type BuildRow } from "../store/builds.js";
import { findTemplate, getTemplate } from "../store/templates.js";
import { getVersion, listVersionFiles, listVersionVariables } from "../store/versions.js";
import { getWorkspace } from "../store/workspaces.js";
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

async function readSource(tx: Transaction, versionId: string) {
  const [files] = await listVersionFiles(tx, [versionId]);
  const [variables] = await listVersionVariables(tx, [versionId]);
  return { files: files?.files ?? [], variables: variables?.values ?? {} };
}

async function describeImport(tx: Transaction, versionId: string): Promise<JobWork> {
  const { organizationId, templateId } = await getVersion(tx, versionId);
  const template = templateId === null ? null : await findTemplate(tx, templateId);
  const { organizationName } = await namesOf(tx, { organizationId });
  return {
    ...(await readSource(tx, versionId)),
    transition: null,
    state: null,
    metadata: {
      organizationId: encodeId("Organization", organizationId),
      organizationName,
      templateVersionId: encodeId("TemplateVersion", versionId),
      ...(template && { templateId: encodeId("Template", template.id), templateName: template.name }),
    },
  };
}

async function describeBuildMetadata(tx: Transaction, build: BuildRow): Promise<Record<string, unknown>> {
  const workspace = await getWorkspace(tx, build.workspaceId);
  const template = await getTemplate(tx, workspace.templateId);
  const names = await namesOf(tx, { organizationId: workspace.organizationId, userId: workspace.ownerId });
  return {
    organizationId: encodeId("Organization", workspace.organizationId),
    organizationName: names.organizationName,
    ownerId: encodeId("User", workspace.ownerId),
    ownerName: names.userName,
    templateId: encodeId("Template", template.id),
    templateName: template.name,
    templateVersionId: encodeId("TemplateVersion", build.templateVersionId),
    workspaceId: encodeId("Workspace", workspace.id),
    workspaceName: workspace.name,
    buildNumber: build.number,
    transition: build.transition,
  };
}

async function describeBuild(tx: Transaction, buildId: string): Promise<JobWork> {
  const build = await getBuild(tx, buildId);
  const { files, variables } = await readSource(tx, build.templateVersionId);
  const parameters = Object.fromEntries(parameterValuesOf(build).map(({ name, value }) => [name, value]));
  return {
    files,
    variables: { ...variables, ...parameters },
    transition: build.transition,
    state: await readState(tx, buildId),
    metadata: await describeBuildMetadata(tx, build),
  };
}

/** What a job's daemon is given: its organization's files, values, names and previous state, and nothing else. */
export function describeJobWork(tx: Transaction, job: JobSubject): Promise<JobWork> {
  return job.type === "TEMPLATE_IMPORT" ? describeImport(tx, job.subjectId) : describeBuild(tx, job.subjectId);
}
