import { parseArgs } from "node:util";
import { readSettings } from "../../foundation/config/read-settings.js";
import { StartupRefusal } from "../../foundation/errors/startup-refusal.js";
import { systemClock } from "../../foundation/clock/clock.js";
import { frontNames, frontOf } from "../front.js";
import { authorizationNames, authorizationOf, tokensOf } from "./authorization.js";
import { streamNames, streamsOf } from "../streams.js";

const names = [
  "DATABASE_URL",
  "ORGPLANE_PORT",
  "ORGPLANE_HOST",
  "ORGPLANE_LOG_LEVEL",
  "ORGPLANE_ACTOR_KEY",
  "ORGPLANE_ACTOR_SECRETS",
  "ORGPLANE_ENCRYPTION_KEYS",
  "ORGPLANE_PUBLIC_URL",
  ...frontNames,
  ...streamNames,
  "ORGPLANE_SUBGRAPH_DEADLINE_SECONDS",
  ...authorizationNames,
] as const;

const usage = "npm run gateway -- [--supergraph FILE] [--port N] [--subgraph NAME=URL]… [--streams NAME=URL]…";

function readFlags(flags: string[]) {
  try {
    return parseArgs({
      args: flags,
      options: {
        supergraph: { type: "string" },
        port: { type: "string" },
        subgraph: { type: "string", multiple: true, default: [] },
        streams: { type: "string", multiple: true, default: [] },
      },
    }).values;
  } catch (error) {
    throw new StartupRefusal(`${(error as Error).message}. Usage: ${usage}`);
  }
}

/** The addresses that a flag gives subgraphs, by their names. */
function readAddresses(flag: string, texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.map((text) => {
      const [name, ...rest] = text.split("=");
      const url = rest.join("=");
      if (!name || !URL.canParse(url)) throw new StartupRefusal(`--${flag} ${text} is not NAME=URL. Usage: ${usage}`);
      return [name, url];
    }),
  );
}

/** What the gateway's process reads of its environment and its flags; a flag wins. */
export function readConfiguration(flags = process.argv.slice(2), environment = process.env) {
  const given = readFlags(flags);
  const read = readSettings(names, { ...environment, ...(given.port && { ORGPLANE_PORT: given.port }) });
  return {
    databaseUrl: read.DATABASE_URL,
    port: read.ORGPLANE_PORT,
    host: read.ORGPLANE_HOST,
    logLevel: read.ORGPLANE_LOG_LEVEL,
    actorKeys: { privateJwk: read.ORGPLANE_ACTOR_KEY, secrets: read.ORGPLANE_ACTOR_SECRETS ?? new Map() },
    encryptionKeys: read.ORGPLANE_ENCRYPTION_KEYS,
    front: frontOf(read, systemClock),
    streams: streamsOf(read),
    publicUrl: read.ORGPLANE_PUBLIC_URL === undefined ? null : new URL(read.ORGPLANE_PUBLIC_URL),
    subgraphDeadlineMs: read.ORGPLANE_SUBGRAPH_DEADLINE_SECONDS * 1_000,
    tokens: tokensOf(read),
    faultyTokens: read.ORGPLANE_JWT_FAULTY,
    authorization: authorizationOf(read),
    supergraphFile: given.supergraph,
    urlByName: readAddresses("subgraph", given.subgraph),
    streamUrlByName: readAddresses("streams", given.streams),
  };
}
