import { prepared, type Statements } from "../../../foundation/database/statements.js";
import type { ParameterValue } from "../rules/versions/documents.js";
import type { Transition } from "../rules/workspaces/workspace-status.js";

/** A version's source, as its jobs need it. */
interface SourceRow {
  organizationId: string;
  templateVersionId: string;
  files: Record<string, string>;
  variableValues: Record<string, string>;
}

/** What an import works on; the template is null where there is none yet. */
export interface ImportWorkRow extends SourceRow {
  templateId: string | null;
  templateName: string | null;
}

/** What a build works on. */
export interface BuildWorkRow extends SourceRow {
  workspaceId: string;
  workspaceName: string;
  ownerId: string;
  templateId: string;
  templateName: string;
  buildNumber: number;
  transition: Transition;
  parameters: ParameterValue[];
  state: Uint8Array | null;
}

export async function readImportWork(store: Statements, versionId: string): Promise<ImportWorkRow> {
  const [work] = await store.$queryRaw<ImportWorkRow[]>(prepared("read_import_work")`
    select v.organization_id as "organizationId", v.id as "templateVersionId", v.files,
      v.variable_values as "variableValues", t.id as "templateId", t.name as "templateName"
    from workspaces.template_versions v left join workspaces.templates t on t.id = v.template_id
    where v.id = ${versionId}::uuid`);
  if (!work) throw new Error("There is a job without the version that it imports.");
  return work;
}

export async function readBuildWork(store: Statements, buildId: string): Promise<BuildWorkRow> {
  const [work] = await store.$queryRaw<BuildWorkRow[]>(prepared("read_build_work")`
    select w.organization_id as "organizationId", v.id as "templateVersionId", v.files,
      v.variable_values as "variableValues", w.id as "workspaceId", w.name as "workspaceName", w.owner_id as "ownerId",
      t.id as "templateId", t.name as "templateName", b.number as "buildNumber", b.transition, b.parameters, b.state
    from workspaces.workspace_builds b
    join workspaces.workspaces w on w.id = b.workspace_id
    join workspaces.templates t on t.id = w.template_id
    join workspaces.template_versions v on v.id = b.template_version_id
    where b.id = ${buildId}::uuid`);
  if (!work) throw new Error("There is a job without the build that it makes.");
  return work;
}

/** What decides when a build's workspace stops by itself. */
export interface DeadlineTerms {
  transition: Transition;
  workspaceId: string;
  ttlSeconds: number | null;
  defaultTtlSeconds: number;
  allowUserAutostop: boolean;
}

export async function readDeadlineTerms(store: Statements, buildId: string): Promise<DeadlineTerms> {
  const [terms] = await store.$queryRaw<DeadlineTerms[]>(prepared("read_deadline_terms")`
    select b.transition, w.id as "workspaceId", w.ttl_seconds as "ttlSeconds",
      t.default_ttl_seconds as "defaultTtlSeconds", t.allow_user_autostop as "allowUserAutostop"
    from workspaces.workspace_builds b
    join workspaces.workspaces w on w.id = b.workspace_id
    join workspaces.templates t on t.id = w.template_id
    where b.id = ${buildId}::uuid`);
  if (!terms) throw new Error("There is no such build.");
  return terms;
}
