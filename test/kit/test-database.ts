import { connectPrisma } from "../../foundation/database/connect.js";
import type { DatabaseConnection } from "../../foundation/database/database-connection.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { cloneDatabase } from "../../testing/clone-database.js";

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  database: PrismaClient;
  url: string;
  connection: DatabaseConnection;
  /** How many SQL statements the work sends. */
  statements(work: () => Promise<unknown>): Promise<number>;
  close: () => Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const { connection, url, drop } = await cloneDatabase();
  let count = 0;
  const onStatement = (): void => void (count += 1);
  const { prisma: database, close } = connectPrisma(url, { maxConnections: 5, onStatement });
  return {
    database,
    url,
    connection,
    async statements(work) {
      const before = count;
      await work();
      return count - before;
    },
    async close() {
      await close();
      await drop();
    },
  };
}
