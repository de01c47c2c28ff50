import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateId, WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { visibleOrganizations } from "../../../../foundation/rbac/visibility.js";
import { faultsOfMigration, mostAtOnce } from "../../rules/migration/faults-of-migration.js";
import { usualWish } from "../../rules/migration/plan-migration.js";
import type { ParameterValue } from "../../rules/versions/documents.js";
import { listUnmigratedIds } from "../../store/migration.js";
import { findTemplate, getTemplate, type TemplateRow } from "../../store/templates.js";
import { getVersion, parametersOf } from "../../store/versions.js";
import { listWorkspaces } from "../../store/workspaces.js";
import { authorizeTemplate } from "../templates/template-rights.js";
import { migrateWorkspace, type MigrationOrder, type MigrationOutcome } from "./migrate-workspace.js";
import { readMigrations } from "./read-migrations.js";

export interface WorkspacesMigration {
  templateId: TemplateId;
  workspaceIds?: readonly WorkspaceId[] | null;
  stopOriginals?: boolean | null;
  nameSuffix?: string | null;
  parameters?: readonly ParameterValue[] | null;
}

type Outcome = Refusal | { template: TemplateRow; started: number; blocked: number; userErrors: [] };

/** Migrates one after the other: each is whole in itself, and one that cannot be keeps none of the others. */
async function migrateEach(context: ActionContext, ids: readonly string[], order: MigrationOrder) {
  const outcomes: MigrationOutcome[] = [];
  for (const id of ids) outcomes.push(await migrateWorkspace(context, id, order));
  const count = (wanted: MigrationOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { started: count("started"), blocked: count("blocked") };
}

/** Those that are ready, as many as are migrated at once; blocked ones on the way there are counted. */
async function findReady(context: ActionContext, template: TemplateRow, order: MigrationOrder) {
  const ready: string[] = [];
  const visibility = visibleOrganizations(context.actor, "WORKSPACE_READ");
  let blocked = 0;
  let afterId: string | null = null;
  do {
    const page: { templateId: string; afterId: string | null } = { templateId: template.id, afterId };
    const ids = await listUnmigratedIds(context.database, { ...page, visibility, atMost: mostAtOnce });
    const migrations = await readMigrations(context, ids, { database: context.database, wish: order });
    ready.push(...migrations.filter(({ readiness }) => readiness === "READY").map(({ id }) => id));
    blocked += migrations.filter(({ readiness }) => readiness === "BLOCKED").length;
    afterId = ids.length === mostAtOnce ? (ids.at(-1) ?? null) : null;
  } while (afterId !== null && ready.length < mostAtOnce);
  return { ids: ready.slice(0, mostAtOnce), blocked };
}

async function refusalOfStrangers(context: ActionContext, template: TemplateRow, ids: readonly string[]) {
  const visibility = visibleOrganizations(context.actor, "WORKSPACE_READ");
  const workspaces = await listWorkspaces(context.database, [...ids], visibility);
  const known = new Set(workspaces.filter(({ templateId }) => templateId === template.id).map(({ id }) => id));
  const stranger = ids.findIndex((id) => !known.has(id));
  if (stranger < 0) return null;
  const path = ["input", "workspaceIds", String(stranger)];
  return refuse("NOT_FOUND", path, "The template has no such workspace that you may read.");
}

/**
 * Makes workspaces of a deprecated template anew of its successor, in the caller's rights. What is migrated already is
 * left alone, so that it can be asked again until nothing is left.
 */
export async function migrateWorkspaces(context: ActionContext, input: WorkspacesMigration): Promise<Outcome> {
  const { database } = context;
  const template = orNotFound(await findTemplate(database, input.templateId));
  await authorizeTemplate(context, "TEMPLATE_UPDATE", template);
  if (!template.isDeprecated || template.successorId === null) {
    const message = "The template is not deprecated, or has no successor. Deprecate it with a successor first.";
    return refuse("NOT_ALLOWED_HERE", ["input", "templateId"], message);
  }
  const successor = await getTemplate(database, template.successorId);
  await authorizeTemplate(context, "TEMPLATE_USE", successor);
  const { nameSuffix, parameters, stopOriginals } = input;
  const wish = { nameSuffix: nameSuffix ?? usualWish.nameSuffix, parameters: parameters ?? [] };
  const order = { ...wish, stopOriginals: stopOriginals ?? false };
  const definitions = parametersOf(await getVersion(database, successor.activeVersionId));
  const given = input.workspaceIds && [...new Set(input.workspaceIds)];
  const faults = faultsOfMigration(wish, { definitions, count: given?.length ?? 0 });
  if (faults.length > 0) return refuseAll(faults);
  const refusal = given ? await refusalOfStrangers(context, template, given) : null;
  if (refusal) return refusal;
  const chosen = given ? { ids: given, blocked: 0 } : await findReady(context, template, order);
  const { started, blocked } = await migrateEach(context, chosen.ids, order);
  return done({ template, started, blocked: chosen.blocked + blocked });
}
