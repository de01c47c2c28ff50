import { createHash } from "node:crypto";
import pg from "pg";
import { createDatabase, dropDatabase } from "../foundation/database/database-clones.js";
import { withDatabaseClient, type DatabaseConnection } from "../foundation/database/database-connection.js";
import { applyMigrations } from "../foundation/database/migration-engine.js";
import { readMigrations } from "../foundation/database/migration-folder.js";
import { inProject } from "../processes/project-root.js";

/** Any number will do, as long as all who make a template take the same. */
const advisoryLock = 4_701_142_266;

/** By what the migrations say, so that a server that outlives them has one for each state of the schema. */
async function templateName(migrationsDir: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await readMigrations(migrationsDir)) hash.update(`${name} ${checksum}\n`);
  return `orgplane_template_${hash.digest("hex").slice(0, 16)}`;
}

/** The name of a migrated database to clone, made on this server where it is not there yet: whole or not at all. */
export async function ensureTemplate(server: DatabaseConnection): Promise<string> {
  const migrationsDir = inProject("prisma/migrations");
  const name = await templateName(migrationsDir);
  const draft = `${name}_draft`;
  await withDatabaseClient(server, async (client) => {
    await client.query("select pg_advisory_lock($1)", [advisoryLock]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return;
    await dropDatabase(server, draft);
    await createDatabase(server, draft);
    await applyMigrations({ ...server, database: draft }, migrationsDir);
    await client.query(`alter database ${pg.escapeIdentifier(draft)} rename to ${pg.escapeIdentifier(name)}`);
  });
  return name;
}
