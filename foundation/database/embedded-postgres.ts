import { resolve } from "node:path";
import { formatDatabaseUrl } from "./database-connection.js";
import type { DatabaseConnection } from "./database-connection.js";
import { findFreePort, isPortTaken } from "./free-port.js";
import { choosePostgresAccount } from "./postgres-account.js";
import { CLUSTER_USER, ensurePostgresCluster } from "./postgres-cluster.js";
import { launchPostgres } from "./postgres-process.js";
import type { PostgresLaunch } from "./postgres-process.js";
import { postgresSettings } from "./postgres-settings.js";
import { endForgottenPostmaster } from "./postmaster-file.js";

export type EmbeddedPostgresOptions = {
  /** An existing folder that this process holds alone. */
  dataDir: string;
  /** Takes each line that the server writes. */
  log: (line: string) => void;
  /** False for databases that nobody misses: faster, and a crash of the machine may break them. */
  durable?: boolean;
};

export type EmbeddedPostgres = {
  connection: DatabaseConnection;
  /** The address of one of its databases, by default of the one that is always there. */
  url(database?: string): string;
  /** Ends the server and waits for its end; everything committed is kept. */
  stop: () => Promise<void>;
};

/** A PostgreSQL of our own in `<dataDir>/postgres`, on the loopback address and a free port; made on the first start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable: isDurable = true } = options;
  const dataDir = resolve(options.dataDir);
  const account = await choosePostgresAccount(dataDir);
  const cluster = await ensurePostgresCluster({ dataDir, account, isDurable });
  await endForgottenPostmaster(cluster.folder);
  const launch = { account, clusterDir: cluster.folder, settings: postgresSettings(isDurable), log };
  const { port, stop } = await launchOnFreePort(launch);
  const connection = {
    host: "127.0.0.1",
    port,
    user: CLUSTER_USER,
    password: cluster.password,
    database: "postgres",
  } satisfies DatabaseConnection;
  return { connection, stop, url: (database = connection.database) => formatDatabaseUrl({ ...connection, database }) };
}

const ATTEMPTS = 3;

/** Between finding a free port and taking it somebody else may have taken it. */
async function launchOnFreePort(
  launch: Omit<PostgresLaunch, "port">,
  attemptsLeft = ATTEMPTS,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await findFreePort();
  try {
    return { port, ...(await launchPostgres({ ...launch, port })) };
  } catch (error) {
    if (attemptsLeft === 0 || !(await isPortTaken(port))) throw error;
    return launchOnFreePort(launch, attemptsLeft - 1);
  }
}
