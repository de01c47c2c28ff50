type Settings = Readonly<Record<string, string>>;

const always: Settings = {
  listen_addresses: "127.0.0.1",
  // Sockets in the file system have short names only: a data folder deep down would not fit.
  unix_socket_directories: "",
  max_connections: "200",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  // One machine, no replicas.
  wal_level: "minimal",
  max_wal_senders: "0",
  io_method: "sync",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
};

const durable: Settings = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** For databases that nobody misses: a crash of the machine may break them. */
const volatile: Settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

/** The server's settings as arguments of `postgres`. */
export function postgresSettings(isDurable: boolean): readonly string[] {
  const settings = { ...always, ...(isDurable ? durable : volatile) };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
