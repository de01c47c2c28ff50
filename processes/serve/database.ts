import { connectPrisma } from "../../foundation/database/connect.js";
import { parseDatabaseUrl } from "../../foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../../foundation/database/embedded-postgres.js";
import { checkDataFolder, ensureDataFolder } from "../../foundation/database/ensure-data-folder.js";
import { lockDataFolder } from "../../foundation/database/lock-data-folder.js";
import { applyMigrations } from "../../foundation/database/migration-engine.js";
import { choosePostgresAccount } from "../../foundation/database/postgres-account.js";
import type { Log } from "../../foundation/log/log.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { inProject } from "../project-root.js";
import { reachDatabase } from "../reach-database.js";
import type { ServeConfiguration } from "./configuration.js";

type OnStop = (stop: () => Promise<unknown>) => void;

/** The address of the database: the one given, or that of a PostgreSQL of our own, which ends with this process. */
async function findDatabase({ databaseUrl, dataDir }: ServeConfiguration, log: Log, onStop: OnStop): Promise<string> {
  await checkDataFolder(dataDir);
  if (databaseUrl === undefined) await choosePostgresAccount(dataDir);
  else await reachDatabase(databaseUrl);
  await ensureDataFolder(dataDir);
  const lock = await lockDataFolder(dataDir);
  onStop(() => lock.release());
  if (databaseUrl !== undefined) return databaseUrl;
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => log.debug({ postgres: line }) });
  onStop(() => postgres.stop());
  return postgres.url();
}

/** A migrated database, found or started. */
export async function openDatabase(
  configuration: ServeConfiguration,
  log: Log,
  onStop: OnStop,
): Promise<{ url: string; database: PrismaClient }> {
  const url = await findDatabase(configuration, log, onStop);
  await applyMigrations(parseDatabaseUrl(url), inProject("prisma/migrations"));
  const { prisma, close } = connectPrisma(url);
  onStop(close);
  return { url, database: prisma };
}
