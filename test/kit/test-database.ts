import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { createDatabaseFromTemplate, dropDatabase } from "../../foundation/database/database-clones.js";
import { formatDatabaseUrl, type DatabaseConnection } from "../../foundation/database/database-connection.js";
import { PrismaClient } from "../../generated/prisma/client.js";

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  database: PrismaClient;
  url: string;
  connection: DatabaseConnection;
  /** How many SQL statements the work sends. */
  statements(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = JSON.parse(process.env["ORGPLANE_TEST_DATABASE"] ?? "null") as DatabaseConnection;
  const connection = { ...server, database: `test_${randomUUID().replaceAll("-", "")}` };
  await createDatabaseFromTemplate(server, "orgplane_template", connection.database);
  const url = formatDatabaseUrl(connection);
  const database = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 5 }),
    log: [{ emit: "event", level: "query" }],
  });
  let count = 0;
  database.$on("query", () => {
    count += 1;
  });
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
      await database.$disconnect();
      await dropDatabase(server, connection.database);
    },
  };
}
