import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseDatabaseUrl } from "../foundation/database/database-connection.js";
import type { DatabaseConnection } from "../foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../foundation/database/embedded-postgres.js";
import { applyMigrations, createMigrationScript, diffMigrations } from "../foundation/database/migration-engine.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";

const schemaDir = resolve("prisma/schema");
const migrationsDir = resolve("prisma/migrations");

const usage = `npm run migrate -- diff NAME   write the migration that leads to prisma/schema
npm run migrate -- check       fail where the migrations do not lead to prisma/schema
npm run migrate -- apply       apply the migrations to DATABASE_URL`;

const commands: Readonly<Record<string, (name?: string) => Promise<string>>> = { diff: writeMigration, check, apply };

async function writeMigration(name?: string): Promise<string> {
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new StartupRefusal("Name the migration in lower case: add_user_email.");
  await mkdir(migrationsDir, { recursive: true });
  const script = await withThrowawayServer((connection) =>
    createMigrationScript({ connection, schemaDir, migrationsDir }),
  );
  if (script === null) return "The migrations lead to prisma/schema already.";
  const folder = join(migrationsDir, `${timestamp(new Date())}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), script);
  return `Wrote ${join(folder, "migration.sql")}`;
}

async function check(): Promise<string> {
  const drift = await withThrowawayServer((connection) => diffMigrations({ connection, schemaDir, migrationsDir }));
  if (drift !== null) throw new StartupRefusal(`The migrations do not lead to prisma/schema.\n${drift}`);
  return "The migrations lead to prisma/schema.";
}

async function apply(): Promise<string> {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new StartupRefusal("Set DATABASE_URL to the database that the migrations are for.");
  const names = await applyMigrations(parseDatabaseUrl(url), migrationsDir);
  return names.length > 0 ? `Applied ${names.join(", ")}.` : "Every migration is applied already.";
}

async function withThrowawayServer<T>(work: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "orgplane-migrate-"));
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
    return await work(server.connection).finally(() => server.stop());
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** As Prisma names its migrations: 20260131093000. */
function timestamp(date: Date): string {
  return date.toISOString().replaceAll(/\D/g, "").slice(0, 14);
}

const [command = "", name] = process.argv.slice(2);
try {
  const run = commands[command];
  console.log(run ? await run(name) : usage);
  if (!run) process.exitCode = 2;
} catch (error) {
  console.error(error instanceof StartupRefusal ? error.sentence : error);
  process.exitCode = 1;
}
