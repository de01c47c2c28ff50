import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { MigrationList, SchemasContainer, DiffTarget } from "@prisma/schema-engine-wasm";
import { withDatabaseClient } from "./database-connection.js";
import type { DatabaseConnection } from "./database-connection.js";
import { readMigrations } from "./migration-folder.js";
import type { Migration } from "./migration-folder.js";
import { pendingMigrations, readMigrationHistory, refuseFailedMigration } from "./migration-history.js";
import { withSchemaEngine } from "./schema-engine.js";

/** Where the migrations are, where the schema is that they lead to, and a server for the shadow database. */
export type SchemaComparison = { connection: DatabaseConnection; schemaDir: string; migrationsDir: string };

/** Any number will do, as long as all starts of this program take the same. */
const ADVISORY_LOCK = 4_701_142_265;
const nothingIsExternal = { externalTables: [], externalEnums: [] };

/**
 * Brings the database up to the folder's migrations and returns the names of those it applied now. Starts that do so at
 * once wait for each other. A failed migration, or one that was changed after it had been applied, is refused.
 */
export async function applyMigrations(
  connection: DatabaseConnection,
  migrationsDir: string,
): Promise<readonly string[]> {
  const migrations = await readMigrations(migrationsDir);
  return withDatabaseClient(connection, async (client) => {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const pending = pendingMigrations(migrations, await readMigrationHistory(client));
    if (pending.length === 0) return [];
    try {
      return await runMigrations(connection, migrations, migrationsDir);
    } catch (error) {
      const failed = (await readMigrationHistory(client)).find((applied) => !applied.isFinished);
      throw failed ? refuseFailedMigration(failed.name, failed.logs ?? "") : error;
    }
  });
}

/** How the schema files differ from what the migrations make, told for people; null where they agree. */
export async function diffMigrations(comparison: SchemaComparison): Promise<string | null> {
  return diff(comparison, { script: false });
}

/** The SQL that leads from the migrations' state to the schema files; null where there is nothing to do. */
export async function createMigrationScript(comparison: SchemaComparison): Promise<string | null> {
  return diff(comparison, { script: true });
}

async function runMigrations(
  connection: DatabaseConnection,
  migrations: readonly Migration[],
  migrationsDir: string,
): Promise<readonly string[]> {
  const migrationsList = listForEngine(migrations, migrationsDir);
  const input = { migrationsList, filters: nothingIsExternal };
  const { appliedMigrationNames } = await withSchemaEngine(connection, (engine) => engine.applyMigrations(input));
  return appliedMigrationNames;
}

async function diff(comparison: SchemaComparison, { script }: { script: boolean }): Promise<string | null> {
  const { connection, schemaDir, migrationsDir } = comparison;
  const migrations = await readMigrations(migrationsDir);
  const from: DiffTarget = { tag: "migrations", ...listForEngine(migrations, migrationsDir) };
  const to: DiffTarget = { tag: "schemaDatamodel", ...(await readSchema(schemaDir)) };
  const { exitCode, stdout } = await withSchemaEngine(connection, (engine) =>
    engine.diff({ from, to, script, exitCode: true, filters: nothingIsExternal }),
  );
  return exitCode === 0 ? null : (stdout ?? "");
}

function listForEngine(migrations: readonly Migration[], migrationsDir: string): MigrationList {
  return {
    baseDir: resolve(migrationsDir),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
    })),
  };
}

async function readSchema(schemaDir: string): Promise<SchemasContainer> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith(".prisma")).sort();
  const files = names.map(async (name) => {
    const path = join(resolve(schemaDir), name);
    return { path, content: await readFile(path, "utf8") };
  });
  return { files: await Promise.all(files) };
}
