import { readFileSync } from "node:fs";
import type { Clock } from "../foundation/clock/clock.js";
import { frontSettings } from "../foundation/config/front-settings.js";
import { limitSettings } from "../foundation/config/limit-settings.js";
import type { readSettings } from "../foundation/config/read-settings.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";
import type { GatewayOptions } from "../gateway/gateway.js";
import { createLimits } from "../gateway/limits/limits.js";
import type { LimitSettings } from "../gateway/limits/limit-settings.js";
import { persistedOperations, type PersistedSettings } from "../gateway/persisted/persisted-operations.js";
import { readTrustedOperations, type TrustedOperations } from "../gateway/persisted/trusted-operations.js";

type LimitName = keyof typeof limitSettings;
type FrontName = keyof typeof frontSettings;

export const limitNames = Object.keys(limitSettings) as LimitName[];
/** What each process that holds a gateway reads of how it meets its clients. */
export const frontNames = [...limitNames, ...(Object.keys(frontSettings) as FrontName[])];

/** The limits, in the gateway's words. */
export const limitsOf = (read: ReturnType<typeof readSettings<LimitName>>): LimitSettings => ({
  bodyBytes: read.ORGPLANE_LIMIT_BODY_MIB * 1024 * 1024,
  tokens: read.ORGPLANE_LIMIT_TOKENS,
  depth: read.ORGPLANE_LIMIT_DEPTH,
  fragments: read.ORGPLANE_LIMIT_FRAGMENTS,
  operations: read.ORGPLANE_LIMIT_OPERATIONS,
  fields: read.ORGPLANE_LIMIT_FIELDS,
  aliases: read.ORGPLANE_LIMIT_ALIASES,
  merges: read.ORGPLANE_LIMIT_MERGES,
  rootFields: read.ORGPLANE_LIMIT_ROOT_FIELDS,
  directives: read.ORGPLANE_LIMIT_DIRECTIVES,
  cost: read.ORGPLANE_LIMIT_COST,
  operationMs: read.ORGPLANE_LIMIT_SECONDS * 1000,
  requestsPerMinute: read.ORGPLANE_LIMIT_REQUESTS_PER_MINUTE,
});

function readFile(file: string): TrustedOperations {
  try {
    return readTrustedOperations(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof StartupRefusal ? error.sentence : (error as Error).message;
    throw new StartupRefusal(`ORGPLANE_TRUSTED_OPERATIONS is ${file}: ${reason}`, { cause: error });
  }
}

type Read = ReturnType<typeof readSettings<LimitName | FrontName>>;

function persistedOf(read: Read): PersistedSettings {
  const accepted = read.ORGPLANE_OPERATIONS;
  const file = read.ORGPLANE_TRUSTED_OPERATIONS;
  if (accepted === "trusted" && file === undefined)
    throw new StartupRefusal("ORGPLANE_OPERATIONS is trusted: say which they are by ORGPLANE_TRUSTED_OPERATIONS.");
  return { accepted, trusted: file === undefined ? null : readFile(file) };
}

/** How a gateway meets its clients, as configured. */
export const frontOf = (read: Read, clock: Clock): Pick<GatewayOptions, "limits" | "persisted" | "shows"> => ({
  limits: createLimits(limitsOf(read), clock),
  persisted: persistedOperations(persistedOf(read)),
  shows: { introspection: read.ORGPLANE_INTROSPECTION, explorer: read.ORGPLANE_EXPLORER },
});
