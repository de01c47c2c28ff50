import { readSettings } from "../../foundation/config/read-settings.js";
import { StartupRefusal } from "../../foundation/errors/startup-refusal.js";
import { reachedNames, reachedOf } from "../reached-by-gateway.js";

const names = ["DATABASE_URL", ...reachedNames] as const;

/** What the process of a team's subgraph reads of its environment for orgplane. */
export function readConfiguration(environment = process.env) {
  const read = readSettings(names, environment);
  if (read.DATABASE_URL === undefined) {
    throw new StartupRefusal("A subgraph of your own needs DATABASE_URL, that of orgplane: who asks is read there.");
  }
  return { databaseUrl: read.DATABASE_URL, ...reachedOf(read) };
}
