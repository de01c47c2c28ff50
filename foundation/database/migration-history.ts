import type pg from "pg";
import { StartupRefusal } from "../errors/startup-refusal.js";
import { matchesChecksum } from "./migration-folder.js";
import type { Migration } from "./migration-folder.js";

export type AppliedMigration = { name: string; checksum: string; isFinished: boolean; logs: string | null };

/** What Prisma's table says of the migrations that were begun in this database and not taken back. */
export async function readMigrationHistory(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const { rows: found } = await client.query<{ table: string | null }>(
    `select to_regclass('public._prisma_migrations')::text as "table"`,
  );
  if (!found[0]?.table) return [];
  const { rows } = await client.query<AppliedMigration>(
    `select migration_name as name, checksum, finished_at is not null as "isFinished", logs
       from public._prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

/** The migrations that are still to be applied; refuses a history that these files cannot continue. */
export function pendingMigrations(
  migrations: readonly Migration[],
  history: readonly AppliedMigration[],
): readonly Migration[] {
  const failed = history.find((applied) => !applied.isFinished);
  if (failed) throw refuseFailedMigration(failed.name, failed.logs ?? "");
  const storedChecksums = new Map(history.map((applied) => [applied.name, applied.checksum]));
  return migrations.filter((migration) => {
    const stored = storedChecksums.get(migration.name);
    if (stored !== undefined && !matchesChecksum(migration, stored)) throw refuseChangedMigration(migration.name);
    return stored === undefined;
  });
}

/** For a migration whose script the database did not take. */
export function refuseFailedMigration(name: string, reason: string): StartupRefusal {
  const detail = reason.trim() ? ` (${reason.trim().replaceAll(/\s+/g, " ")})` : "";
  return new StartupRefusal(
    `The migration ${name} failed${detail}: repair the database, then remove that migration's row from _prisma_migrations and start again.`,
  );
}

function refuseChangedMigration(name: string): StartupRefusal {
  return new StartupRefusal(
    `The migration ${name} was changed after this database had applied it: put its file back and write a new migration.`,
  );
}
