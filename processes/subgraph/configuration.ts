import { readSettings } from "../../foundation/config/read-settings.js";
import { StartupRefusal } from "../../foundation/errors/startup-refusal.js";
import type { SubgraphName } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { requireEncryptionKeys } from "../encryption-keys.js";
import { lifetimeNames, lifetimesOf } from "../lifetimes.js";
import { reachedNames, reachedOf } from "../reached-by-gateway.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";

const names = ["DATABASE_URL", "ORGPLANE_ENCRYPTION_KEYS", ...reachedNames, ...lifetimeNames] as const;

/** The only one that keeps nothing under a key. */
const sealsNothing: SubgraphName = "organizations";

/** What a subgraph's process reads of its environment, and which subgraph its first argument names. */
export function readConfiguration([name]: string[] = process.argv.slice(2), environment = process.env) {
  const known = Object.keys(subgraphs);
  if (name === undefined || !known.includes(name)) {
    throw new StartupRefusal(`Usage: npm run subgraph -- NAME, where NAME is one of ${known.join(", ")}.`);
  }
  const read = readSettings(names, environment);
  if (read.DATABASE_URL === undefined) throw new StartupRefusal("A subgraph of its own needs DATABASE_URL.");
  const encryptionKeys = read.ORGPLANE_ENCRYPTION_KEYS;
  return {
    name: name as SubgraphName,
    databaseUrl: read.DATABASE_URL,
    ...reachedOf(read),
    lifetimes: lifetimesOf(read),
    encryptionKeys: name === sealsNothing ? encryptionKeys : requireEncryptionKeys(encryptionKeys),
  };
}
