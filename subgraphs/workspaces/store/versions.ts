import { Prisma } from "../../../generated/prisma/client.js";
import { statusValue } from "../../../foundation/job-queue/status-value.js";
import { prepared, type Statements } from "../../../foundation/database/statements.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type {
  ParameterDefinition,
  Preset,
  Tags,
  VariableDefinition,
  WorkspaceResource,
} from "../rules/versions/documents.js";
import type { BuildStatus } from "../rules/workspaces/workspace-status.js";
import { versionSeen, type TemplateSight } from "./template-sight.js";
import type { WorkspacesStore } from "./workspaces-store.js";

/** Up to a megabyte, or for administrators alone: read where they are asked for. */
const left = { files: true, variables: true, variableValues: true } as const;

export type VersionRow = Prisma.TemplateVersionGetPayload<{ omit: typeof left }>;

export const versionList: ListSource = {
  name: "template-versions",
  from: Prisma.sql`workspaces.template_versions t`,
  id: Prisma.sql`t.id`,
  parent: Prisma.sql`t.template_id`,
};

export const listVersions = (store: WorkspacesStore, ids: string[], sight: TemplateSight): Promise<VersionRow[]> =>
  store.templateVersion.findMany({ where: { AND: [{ id: { in: ids } }, versionSeen(sight)] }, omit: left });

export const findVersion = (store: WorkspacesStore, id: string): Promise<VersionRow | null> =>
  store.templateVersion.findUnique({ where: { id }, omit: left });

export const getVersion = (store: WorkspacesStore, id: string): Promise<VersionRow> =>
  store.templateVersion.findUniqueOrThrow({ where: { id }, omit: left });

export async function getVersions(store: WorkspacesStore, ids: string[]): Promise<Map<string, VersionRow>> {
  const versions = await store.templateVersion.findMany({ where: { id: { in: ids } }, omit: left });
  return new Map(versions.map((version) => [version.id, version]));
}

/** Whoever holds it alone gives the version to a template, until the transaction ends. */
export async function findVersionLocked(store: WorkspacesStore, id: string): Promise<VersionRow | null> {
  await store.$queryRaw`select id from workspaces.template_versions where id = ${id}::uuid for update`;
  return findVersion(store, id);
}

/** A version that a build is about to take: it is not archived before the transaction ends. */
export async function findVersionHeld(store: WorkspacesStore, id: string): Promise<VersionRow | null> {
  await store.$queryRaw`select id from workspaces.template_versions where id = ${id}::uuid for share`;
  return findVersion(store, id);
}

/** A template's versions, held until the transaction ends, so that no build takes them meanwhile. */
export async function listArchivableVersions(store: WorkspacesStore, templateId: string) {
  await store.$queryRaw`
    select id from workspaces.template_versions where template_id = ${templateId}::uuid order by id for update`;
  return store.$queryRaw<{ id: string; name: string; importStatus: BuildStatus; isUsed: boolean }[]>`
    select v.id, v.name, v.import_status as "importStatus", exists (
      select from workspaces.workspaces w join workspaces.workspace_builds b on b.id = w.latest_build_id
      where w.template_id = v.template_id and b.template_version_id = v.id
    ) as "isUsed"
    from workspaces.template_versions v
    where v.template_id = ${templateId}::uuid
    order by v.id`;
}

/** Archives them, and answers those that were not so before. */
export const recordArchived = (store: WorkspacesStore, ids: string[]): Promise<VersionRow[]> =>
  store.templateVersion.updateManyAndReturn({
    where: { id: { in: ids }, isArchived: false },
    data: { isArchived: true },
    omit: left,
  });

/** By template and name; the rows of all keys in one statement. */
export const listVersionsByName = (
  store: WorkspacesStore,
  keys: { parentId: string; name: string }[],
  sight: TemplateSight,
): Promise<VersionRow[]> =>
  store.templateVersion.findMany({
    where: {
      AND: [{ OR: keys.map(({ parentId, name }) => ({ templateId: parentId, name })) }, versionSeen(sight)],
    },
    omit: left,
  });

/** A version's import jobs that are not over: what must be canceled before the version goes. */
export const listImportsUnderWay = (store: WorkspacesStore, templateId: string): Promise<{ jobId: string }[]> =>
  store.templateVersion.findMany({
    where: { templateId, importStatus: { in: ["PENDING", "RUNNING", "CANCELING"] } },
    select: { jobId: true },
  });

export interface VersionSource {
  id: string;
  /** Sorted by path. */
  files: { path: string; content: string }[];
}

export async function listVersionFiles(store: WorkspacesStore, ids: string[]): Promise<VersionSource[]> {
  const rows = await store.templateVersion.findMany({ where: { id: { in: ids } }, select: { id: true, files: true } });
  return rows.map(({ id, files }) => ({ id, files: filesOf(files as Record<string, string>) }));
}

export function filesOf(contentByPath: Record<string, string>): VersionSource["files"] {
  const files = Object.entries(contentByPath).map(([path, content]) => ({ path, content }));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export interface VersionVariables {
  id: string;
  /** With their values, but for sensitive ones. */
  variables: (VariableDefinition & { value: string | null })[];
  /** All values, for the version's jobs. */
  values: Record<string, string>;
}

export async function listVersionVariables(store: WorkspacesStore, ids: string[]): Promise<VersionVariables[]> {
  const rows = await store.templateVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, variables: true, variableValues: true },
  });
  return rows.map((row) => {
    const values = row.variableValues as Record<string, string>;
    const valueOf = ({ name, sensitive }: VariableDefinition) => (sensitive ? null : (values[name] ?? null));
    const definitions = row.variables as unknown as VariableDefinition[];
    const variables = definitions.map((definition) => ({ ...definition, value: valueOf(definition) }));
    return { id: row.id, variables, values };
  });
}

export const parametersOf = (version: Pick<VersionRow, "parameters">): ParameterDefinition[] =>
  version.parameters as unknown as ParameterDefinition[];

export const presetsOf = (version: Pick<VersionRow, "presets">): Preset[] => version.presets as unknown as Preset[];

export const tagsOf = (version: Pick<VersionRow, "provisionerTags">): Tags => version.provisionerTags as Tags;

/** What an import found, complete; its tags are the template's own. */
export interface FoundVersion {
  variables: VariableDefinition[];
  parameters: ParameterDefinition[];
  presets: Preset[];
  resources: WorkspaceResource[];
  dailyCost: number;
  readme: string;
  provisionerTags: Tags;
}

/** Keeps what an import found, if the version is still there; the tags are added to those that were asked for. */
export async function recordFound(store: Statements, id: string, found: FoundVersion): Promise<void> {
  await store.$executeRaw(prepared("record_found")`
    update workspaces.template_versions set
      variables = ${JSON.stringify(found.variables)}::jsonb, parameters = ${JSON.stringify(found.parameters)}::jsonb,
      presets = ${JSON.stringify(found.presets)}::jsonb, resources = ${JSON.stringify(found.resources)}::jsonb,
      daily_cost = ${found.dailyCost}::int, readme = ${found.readme},
      provisioner_tags = provisioner_tags || ${JSON.stringify(found.provisionerTags)}::jsonb
    where id = ${id}::uuid`);
}

export const recordVersion = (
  store: WorkspacesStore,
  data: Prisma.TemplateVersionUncheckedCreateInput,
): Promise<VersionRow> => store.templateVersion.create({ data, omit: left });

export async function recordImportStatus(store: Statements, id: string, importStatus: BuildStatus): Promise<void> {
  await store.$executeRaw(prepared("record_import_status")`
    update workspaces.template_versions set import_status = ${statusValue(importStatus)} where id = ${id}::uuid`);
}

/** The version is imported once more, by this job. */
export async function recordImportAnew(store: WorkspacesStore, id: string, jobId: string): Promise<void> {
  await store.templateVersion.update({ where: { id }, data: { jobId, importStatus: "PENDING" }, select: { id: true } });
}
