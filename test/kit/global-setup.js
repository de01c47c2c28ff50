import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "../../dist/foundation/database/database-clones.js";
import { startEmbeddedPostgres } from "../../dist/foundation/database/embedded-postgres.js";
import { applyMigrations } from "../../dist/foundation/database/migration-engine.js";

/** One PostgreSQL for the whole run, with a migrated database that every test file clones. */
export default async function globalSetup() {
  const dataDir = await mkdtemp(join(tmpdir(), "orgplane-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
  globalThis.__orgplanePostgres = { postgres, dataDir };
  await createDatabase(postgres.connection, "orgplane_template");
  await applyMigrations({ ...postgres.connection, database: "orgplane_template" }, "prisma/migrations");
  process.env.ORGPLANE_TEST_DATABASE = JSON.stringify(postgres.connection);
}
