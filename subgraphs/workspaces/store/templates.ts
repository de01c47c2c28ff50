import { Prisma, type Template, type TemplateAccess } from "../../../generated/prisma/client.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import { templateSeen, type TemplateSight } from "./template-sight.js";
import type { WorkspacesStore } from "./workspaces-store.js";

export type TemplateRow = Template;
export type TemplateAccessRow = TemplateAccess;

const source = { from: Prisma.sql`workspaces.templates t`, id: Prisma.sql`t.id` };

export const templateList: ListSource = { name: "templates", ...source };

export const organizationTemplateList: ListSource = {
  name: "organization-templates",
  ...source,
  parent: Prisma.sql`t.organization_id`,
};

export const listTemplates = (store: WorkspacesStore, ids: string[], sight: TemplateSight) =>
  store.template.findMany({ where: { AND: [{ id: { in: ids } }, templateSeen(sight)] } });

/** By organization and name; the rows of all keys in one statement. */
export const listTemplatesByName = (
  store: WorkspacesStore,
  keys: { parentId: string; name: string }[],
  sight: TemplateSight,
) =>
  store.template.findMany({
    where: {
      AND: [{ OR: keys.map(({ parentId, name }) => ({ organizationId: parentId, name })) }, templateSeen(sight)],
    },
  });

export const findTemplate = (store: WorkspacesStore, id: string): Promise<TemplateRow | null> =>
  store.template.findUnique({ where: { id } });

export const getTemplate = (store: WorkspacesStore, id: string): Promise<TemplateRow> =>
  store.template.findUniqueOrThrow({ where: { id } });

/** Whoever holds it alone changes the template, until the transaction ends. */
export async function findTemplateLocked(store: WorkspacesStore, id: string): Promise<TemplateRow | null> {
  await store.$queryRaw`select id from workspaces.templates where id = ${id}::uuid for update`;
  return findTemplate(store, id);
}

/** Several of them, by id; in one order for everybody, so that two who want the same never wait for each other. */
export async function findTemplatesLocked(store: WorkspacesStore, ids: string[]): Promise<Map<string, TemplateRow>> {
  await store.$queryRaw`select id from workspaces.templates where id = any(${ids}::uuid[]) order by id for update`;
  const templates = await store.template.findMany({ where: { id: { in: ids } } });
  return new Map(templates.map((template) => [template.id, template]));
}

/** Which version is active, for workspaces to compare with: no more of the template than that. */
export const listActiveVersionIds = (store: WorkspacesStore, templateIds: string[]) =>
  store.template.findMany({ where: { id: { in: templateIds } }, select: { id: true, activeVersionId: true } });

export const recordTemplate = (store: WorkspacesStore, data: Prisma.TemplateUncheckedCreateInput) =>
  store.template.create({ data });

export type TemplateChangeRecord = Prisma.TemplateUncheckedUpdateInput;

export const recordTemplateUpdate = (
  store: WorkspacesStore,
  id: string,
  data: TemplateChangeRecord,
): Promise<TemplateRow> => store.template.update({ where: { id }, data });

export const recordTemplateDeletion = (store: WorkspacesStore, id: string) => store.template.delete({ where: { id } });

export const recordVersionOwner = (store: WorkspacesStore, versionId: string, templateId: string) =>
  store.templateVersion.update({ where: { id: versionId }, data: { templateId }, select: { id: true } });

export const recordAccess = (store: WorkspacesStore, data: TemplateAccessRow) => store.templateAccess.create({ data });

export const listAccess = (store: WorkspacesStore, templateIds: string[]): Promise<TemplateAccessRow[]> =>
  store.templateAccess.findMany({ where: { templateId: { in: templateIds } }, orderBy: { subjectId: "asc" } });

/** Replaces a template's whole access list. */
export async function recordAccessList(
  store: WorkspacesStore,
  templateId: string,
  lines: readonly Omit<TemplateAccessRow, "templateId">[],
): Promise<void> {
  await store.templateAccess.deleteMany({ where: { templateId } });
  const data = lines.map(({ subjectId, isGroup, role }) => ({ templateId, subjectId, isGroup, role }));
  if (data.length > 0) await store.templateAccess.createMany({ data });
}

/** Which roles lists give these users and groups, each role of each once, on whatever template. */
export const listRolesOfSubjects = (store: WorkspacesStore, subjectIds: string[]) =>
  store.templateAccess.groupBy({ by: ["subjectId", "role"], where: { subjectId: { in: subjectIds } } });
