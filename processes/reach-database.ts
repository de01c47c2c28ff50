import { parseDatabaseUrl, withDatabaseClient } from "../foundation/database/database-connection.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";

/** Connects once to the database of DATABASE_URL, or refuses in one sentence that shows no password. */
export async function reachDatabase(url: string): Promise<void> {
  const connection = parseDatabaseUrl(url);
  const { host, port, database } = connection;
  try {
    await withDatabaseClient(connection, (client) => client.query("select 1"));
  } catch (error) {
    const place = `${database} at ${host}:${String(port)}`;
    const reason = error instanceof AggregateError ? (error.errors[0] as Error).message : (error as Error).message;
    throw new StartupRefusal(
      `The database ${place} cannot be reached (${reason}): start it, or correct DATABASE_URL.`,
      { cause: error },
    );
  }
}
