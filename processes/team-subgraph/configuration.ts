import { readSettings } from "../../foundation/config/read-settings.js";
import { StartupRefusal } from "../../foundation/errors/startup-refusal.js";

const names = [
  "DATABASE_URL",
  "ORGPLANE_PORT",
  "ORGPLANE_HOST",
  "ORGPLANE_LOG_LEVEL",
  "ORGPLANE_JWKS_URL",
  "ORGPLANE_ACTOR_SECRET",
] as const;

/** What the process of a team's subgraph reads of its environment for orgplane. */
export function readConfiguration(environment = process.env) {
  const read = readSettings(names, environment);
  if (read.DATABASE_URL === undefined) {
    throw new StartupRefusal("A subgraph of your own needs DATABASE_URL, that of orgplane: who asks is read there.");
  }
  return {
    databaseUrl: read.DATABASE_URL,
    port: read.ORGPLANE_PORT,
    host: read.ORGPLANE_HOST,
    logLevel: read.ORGPLANE_LOG_LEVEL,
    jwksUrl: new URL(read.ORGPLANE_JWKS_URL),
    actorSecret: read.ORGPLANE_ACTOR_SECRET,
  };
}
