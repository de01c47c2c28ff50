import type { readSettings } from "../foundation/config/read-settings.js";
import { limitSettings } from "../foundation/config/limit-settings.js";
import type { LimitSettings } from "../gateway/limits/limit-settings.js";

type Name = keyof typeof limitSettings;

/** The settings of the gateway's limits, which each process that holds a gateway reads. */
export const limitNames = Object.keys(limitSettings) as Name[];

/** The limits, in the gateway's words. */
export const limitsOf = (read: ReturnType<typeof readSettings<Name>>): LimitSettings => ({
  bodyBytes: read.ORGPLANE_LIMIT_BODY_MIB * 1024 * 1024,
  tokens: read.ORGPLANE_LIMIT_TOKENS,
  depth: read.ORGPLANE_LIMIT_DEPTH,
  fragments: read.ORGPLANE_LIMIT_FRAGMENTS,
  fields: read.ORGPLANE_LIMIT_FIELDS,
  aliases: read.ORGPLANE_LIMIT_ALIASES,
  rootFields: read.ORGPLANE_LIMIT_ROOT_FIELDS,
  directives: read.ORGPLANE_LIMIT_DIRECTIVES,
  cost: read.ORGPLANE_LIMIT_COST,
  operationMs: read.ORGPLANE_LIMIT_SECONDS * 1000,
  requestsPerMinute: read.ORGPLANE_LIMIT_REQUESTS_PER_MINUTE,
});
