import { randomUUID } from "node:crypto";
import { createDatabaseFromTemplate, dropDatabase } from "../foundation/database/database-clones.js";
import { formatDatabaseUrl, type DatabaseConnection } from "../foundation/database/database-connection.js";
import { readGivenServer } from "./configuration.js";
import { ensureTemplate } from "./ensure-template.js";
import { startTestServer } from "./test-server.js";

/** A migrated database without rows, which nobody else has. */
export interface ClonedDatabase {
  connection: DatabaseConnection;
  url: string;
  /** Sends away whoever is connected; the last to do so ends a server that was started for it. */
  drop: () => Promise<void>;
}

interface ServerInUse {
  connection: DatabaseConnection;
  template: string;
  stop: () => Promise<void>;
}

async function openServer(): Promise<ServerInUse> {
  const given = readGivenServer();
  if (given) return { connection: given, template: await ensureTemplate(given), stop: () => Promise.resolve() };
  const { connection, stop } = await startTestServer();
  try {
    return { connection, template: await ensureTemplate(connection), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

let inUse: { server: Promise<ServerInUse>; users: number } | null = null;

/** Everybody in this process has the same server; whoever leaves last ends it. */
async function leave(): Promise<void> {
  const left = inUse!;
  left.users -= 1;
  if (left.users > 0) return;
  inUse = null;
  await (await left.server).stop();
}

/** A clone of the migrated template, on the server that tests were given or on one that is started for them. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  inUse ??= { server: openServer(), users: 0 };
  inUse.users += 1;
  const { server } = inUse;
  try {
    const { connection: where, template } = await server;
    const connection = { ...where, database: `test_${randomUUID().replaceAll("-", "")}` };
    await createDatabaseFromTemplate(where, template, connection.database);
    return {
      connection,
      url: formatDatabaseUrl(connection),
      async drop() {
        await dropDatabase(where, connection.database);
        await leave();
      },
    };
  } catch (error) {
    await leave().catch(() => undefined);
    throw error;
  }
}
