import pg from "pg";

/** Where a database is and who asks: the parts of a PostgreSQL URL, as `pg` takes them. */
export type DatabaseConnection = {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  ssl?: pg.ClientConfig["ssl"];
};

/** The parts of `url`; what it leaves out comes from PostgreSQL's own environment variables and defaults. */
export function parseDatabaseUrl(url: string): DatabaseConnection {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  const parts = { host, port, user: user ?? "", password: password ?? "", database: database ?? user ?? "" };
  return ssl ? { ...parts, ssl: ssl } : parts;
}

/** The URL of a connection without TLS, escaped as `pg` reads it: a database's name may not hold `?`, `#` or `/`. */
export function formatDatabaseUrl({ host, port, user, password, database }: DatabaseConnection): string {
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${credentials}@${host}:${port}/${encodeURI(database)}`;
}

/** Runs `work` with one connection of its own, and ends it whatever happens. */
export async function withDatabaseClient<T>(
  connection: DatabaseConnection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  // A server that goes away is reported by the query that waits for it; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
