import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseConnection } from "../foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../foundation/database/embedded-postgres.js";

/** A PostgreSQL for tests, whose data nobody misses. */
export interface TestServer {
  connection: DatabaseConnection;
  url: string;
  /** Ends it, and removes what it kept. */
  stop: () => Promise<void>;
}

/** Starts one in a new folder of the system's for temporary files. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "orgplane-test-"));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  process.once("exit", remove);
  const clear = async (): Promise<void> => {
    await rm(dataDir, { recursive: true, force: true });
    process.off("exit", remove);
  };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
    return {
      connection: postgres.connection,
      url: postgres.url(),
      async stop() {
        await postgres.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
