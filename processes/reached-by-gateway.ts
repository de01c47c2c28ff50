import type { readSettings } from "../foundation/config/read-settings.js";

/** What every process reads that a gateway reaches over HTTP. */
export const reachedNames = [
  "ORGPLANE_PORT",
  "ORGPLANE_HOST",
  "ORGPLANE_LOG_LEVEL",
  "ORGPLANE_JWKS_URL",
  "ORGPLANE_ACTOR_SECRET",
] as const;

type Read = ReturnType<typeof readSettings<(typeof reachedNames)[number]>>;

/** Where it listens, and by which keys it believes who asks. */
export const reachedOf = (read: Read) => ({
  port: read.ORGPLANE_PORT,
  host: read.ORGPLANE_HOST,
  logLevel: read.ORGPLANE_LOG_LEVEL,
  jwksUrl: new URL(read.ORGPLANE_JWKS_URL),
  actorSecret: read.ORGPLANE_ACTOR_SECRET,
});
