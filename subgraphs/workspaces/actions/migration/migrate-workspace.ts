import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import type { MigrationWish } from "../../rules/migration/plan-migration.js";
import { isUnderWay } from "../../rules/workspaces/workspace-status.js";
import type { TemplateRow } from "../../store/templates.js";
import { findWorkspaceLocked, type WorkspaceRow } from "../../store/workspaces.js";
import { orderNextBuildIn } from "../builds/order-next-build.js";
import { makeWorkspace } from "../workspaces/make-workspace.js";
import { readMigrations, type Migration } from "./read-migrations.js";

/** `migrated` where there is a replacement already, or nothing to migrate any more. */
export type MigrationOutcome = "started" | "blocked" | "migrated";

export interface MigrationOrder extends MigrationWish {
  stopOriginals: boolean;
}

/** A name or a replacement that somebody else made at the same moment. */
const outcomes: Readonly<Record<string, MigrationOutcome>> = {
  workspaces_owner_id_name_key: "blocked",
  workspaces_replaces_id_key: "migrated",
};

const needsStop = ({ latestBuild }: Migration): boolean =>
  latestBuild.transition !== "STOP" || latestBuild.status === "FAILED" || latestBuild.status === "CANCELED";

const mayStop = (context: ActionContext, { workspace, latestBuild }: Migration): boolean =>
  !isUnderWay(latestBuild.status) && decide(context.actor, "WORKSPACE_STOP", resourceOf(workspace));

/** What the replacement has of the original, as far as the successor lets owners decide. */
const keptOf = (workspace: WorkspaceRow, { allowUserAutostart, allowUserAutostop }: TemplateRow) => ({
  ownerId: workspace.ownerId,
  autostartSchedule: allowUserAutostart ? workspace.autostartSchedule : null,
  ttlSeconds: allowUserAutostop ? workspace.ttlSeconds : null,
  automaticUpdates: workspace.automaticUpdates,
});

async function migrate(
  tx: Transaction,
  context: ActionContext,
  { id, order }: { id: string; order: MigrationOrder },
): Promise<MigrationOutcome> {
  await findWorkspaceLocked(tx, id);
  const [migration] = await readMigrations(context, [id], { database: tx, wish: order });
  if (!migration || migration.readiness === "MIGRATED") return "migrated";
  if (migration.readiness === "BLOCKED") return "blocked";
  const isToStop = order.stopOriginals && needsStop(migration);
  if (isToStop && !mayStop(context, migration)) return "blocked";
  const { workspace, successor, version, parameters, name } = migration;
  const kept = keptOf(workspace, successor);
  const made = { name, template: successor, version, parameters, replacesId: id, reason: "MIGRATION" } as const;
  await makeWorkspace(tx, context, { ...kept, ...made });
  const stop = { workspaceId: id as WorkspaceId, transition: "STOP", reason: "MIGRATION" } as const;
  if (isToStop) await orderNextBuildIn(tx, context, stop);
  return "started";
}

/** Makes a workspace anew of its template's successor, and stops it if asked: both, or nothing. */
export async function migrateWorkspace(
  context: ActionContext,
  id: string,
  order: MigrationOrder,
): Promise<MigrationOutcome> {
  try {
    return await inTransaction(context.database, (tx) => migrate(tx, context, { id, order }));
  } catch (error) {
    const outcome = outcomes[violatedConstraint(error) ?? ""];
    if (!outcome) throw error;
    return outcome;
  }
}
