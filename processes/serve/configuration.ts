import { requireEncryptionKeys } from "../encryption-keys.js";
import { lifetimeNames, lifetimesOf } from "../lifetimes.js";
import { readSettings } from "../../foundation/config/read-settings.js";
import { systemClock } from "../../foundation/clock/clock.js";
import { frontNames, frontOf } from "../front.js";
import { streamNames, streamsOf } from "../streams.js";

const names = [
  "DATABASE_URL",
  "ORGPLANE_PORT",
  "ORGPLANE_HOST",
  "ORGPLANE_DATA_DIR",
  "ORGPLANE_DEMO",
  "ORGPLANE_ENCRYPTION_KEYS",
  ...lifetimeNames,
  "ORGPLANE_LOG_LEVEL",
  "ORGPLANE_PUBLIC_URL",
  "ORGPLANE_SUBGRAPH_DEADLINE_SECONDS",
  ...frontNames,
  ...streamNames,
] as const;

export type ServeConfiguration = ReturnType<typeof readConfiguration>;

/** What `npm start` reads of its environment: the only place where it does. */
export function readConfiguration(environment = process.env) {
  const read = readSettings(names, environment);
  const encryptionKeys = read.ORGPLANE_ENCRYPTION_KEYS;
  return {
    databaseUrl: read.DATABASE_URL,
    port: read.ORGPLANE_PORT,
    host: read.ORGPLANE_HOST,
    dataDir: read.ORGPLANE_DATA_DIR,
    isDemo: read.ORGPLANE_DEMO ?? environment["NODE_ENV"] !== "production",
    logLevel: read.ORGPLANE_LOG_LEVEL,
    lifetimes: lifetimesOf(read),
    encryptionKeys: read.DATABASE_URL === undefined ? encryptionKeys : requireEncryptionKeys(encryptionKeys),
    subgraphDeadlineMs: read.ORGPLANE_SUBGRAPH_DEADLINE_SECONDS * 1_000,
    front: frontOf(read, systemClock),
    streams: streamsOf(read),
    publicUrl: read.ORGPLANE_PUBLIC_URL === undefined ? null : new URL(read.ORGPLANE_PUBLIC_URL),
    path: environment["PATH"] ?? "",
  };
}
