import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { groupBy } from "../../../../foundation/collections/group-by.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { listQuotaAllowances } from "../../../organizations/commands/list-quota-allowances.js";
import {
  planMigration,
  replacementName,
  usualWish,
  type MigrationFacts,
  type MigrationPlan,
  type MigrationWish,
} from "../../rules/migration/plan-migration.js";
import { isUnderWay } from "../../rules/workspaces/workspace-status.js";
import { parameterValuesOf } from "../../store/builds.js";
import { listMigratingWorkspaces, listTakenNames, type MigratingWorkspace } from "../../store/migration.js";
import { listConsumption } from "../../store/quota.js";
import { listOwnAccess } from "../../store/template-sight.js";
import { getVersions, parametersOf, type VersionRow } from "../../store/versions.js";
import { accessSubjectOf, mayByRolesOr } from "../templates/template-rights.js";

/** How a workspace stands with its template's successor, and what it would take to make it anew there. */
export interface Migration extends MigratingWorkspace, MigrationPlan {
  id: string;
  readiness: "READY" | "BLOCKED" | "MIGRATED";
  version: VersionRow;
}

type Database = Transaction | ActionContext["database"];

interface Question {
  context: ActionContext;
  database: Database;
  migrating: readonly MigratingWorkspace[];
  wish: MigrationWish;
}

const textOf = ({ organizationId, ownerId }: { organizationId: string; ownerId: string }) =>
  `${organizationId}/${ownerId}`;
const holderOf = ({ workspace, successor }: MigratingWorkspace) => ({
  organizationId: successor.organizationId,
  ownerId: workspace.ownerId,
});

async function readQuotas({ database, migrating }: Question) {
  const holders = [...new Map(migrating.map(holderOf).map((holder) => [textOf(holder), holder])).values()];
  const members = holders.map(({ organizationId, ownerId }) => ({ organizationId, userId: ownerId }));
  const allowances = await listQuotaAllowances(database, members);
  const consumptions = await listConsumption(database, holders);
  const consumedBy = new Map(consumptions.map((row) => [textOf(row), row.consumed]));
  return new Map(
    allowances.map(({ organizationId, userId, allowance }) => {
      const holder = textOf({ organizationId, ownerId: userId });
      return [holder, { allowance, consumed: consumedBy.get(holder) ?? 0 }];
    }),
  );
}

async function readTakenNames({ database, migrating, wish }: Question) {
  const names = migrating.map(({ workspace }) => ({
    ownerId: workspace.ownerId,
    name: replacementName(workspace.name, wish),
  }));
  const taken = await listTakenNames(database, names);
  return new Set(taken.map(({ ownerId, name }) => `${ownerId}/${name}`));
}

async function readRights({ context, database, migrating }: Question) {
  const subject = accessSubjectOf(context.actor);
  const ids = [...new Set(migrating.map(({ successor }) => successor.id))];
  const lines = groupBy(subject ? await listOwnAccess(database, ids, subject) : [], ({ templateId }) => templateId);
  return ({ successor, ...migrating }: MigratingWorkspace) => {
    const access = (lines.get(successor.id) ?? []).map(({ role }) => role);
    const resource = resourceOf(holderOf({ successor, ...migrating }));
    return {
      mayUse: mayByRolesOr(context.actor, "TEMPLATE_USE", { template: successor, access }),
      mayCreate: decide(context.actor, "WORKSPACE_CREATE", resource),
    };
  };
}

const originalOf = ({ workspace, latestBuild }: MigratingWorkspace): MigrationFacts["original"] => ({
  name: workspace.name,
  parameters: parameterValuesOf(latestBuild),
  isBeingDeleted: latestBuild.transition === "DELETE" && isUnderWay(latestBuild.status),
});

/**
 * How these workspaces stand with the successors of their templates, for whoever asks; one whose template is not
 * deprecated, or has no successor, is not there. The statements do not grow with the workspaces.
 */
export async function readMigrations(
  context: ActionContext,
  ids: readonly string[],
  { database, wish = usualWish }: { database: Database; wish?: MigrationWish },
): Promise<Migration[]> {
  const migrating = await listMigratingWorkspaces(database, ids);
  if (migrating.length === 0) return [];
  const question: Question = { context, database, migrating, wish };
  const versions = await getVersions(database, [
    ...new Set(migrating.map(({ successor }) => successor.activeVersionId)),
  ]);
  const quotas = await readQuotas(question);
  const taken = await readTakenNames(question);
  const rightsOn = await readRights(question);
  return migrating.map((each): Migration => {
    const { workspace, successor, replacementId } = each;
    const version = versions.get(successor.activeVersionId) as VersionRow;
    const facts: MigrationFacts = {
      original: originalOf(each),
      successor: {
        isDeprecated: successor.isDeprecated,
        parameters: parametersOf(version),
        dailyCost: version.dailyCost,
      },
      ...rightsOn(each),
      quota: quotas.get(textOf(holderOf(each))) ?? null,
      isNameTaken: taken.has(`${workspace.ownerId}/${replacementName(workspace.name, wish)}`),
    };
    const plan = planMigration(facts, wish);
    const isMigrated = replacementId !== null;
    const readiness = isMigrated ? "MIGRATED" : plan.blockers.length > 0 ? "BLOCKED" : "READY";
    return { ...each, ...plan, blockers: isMigrated ? [] : plan.blockers, id: workspace.id, readiness, version };
  });
}
