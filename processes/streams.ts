import type { readSettings } from "../foundation/config/read-settings.js";
import { streamSettings } from "../foundation/config/stream-settings.js";
import type { StreamSettings } from "../gateway/streams/stream-settings.js";

type Name = keyof typeof streamSettings;

/** The settings of streams, which each process that holds a gateway reads. */
export const streamNames = Object.keys(streamSettings) as Name[];

/** The same in the gateway's words. */
export const streamsOf = (read: ReturnType<typeof readSettings<Name>>): Partial<StreamSettings> => ({
  connectionsEach: read.ORGPLANE_STREAM_CONNECTIONS,
  operationsAConnection: read.ORGPLANE_STREAM_OPERATIONS,
  heartbeatMs: read.ORGPLANE_STREAM_HEARTBEAT_SECONDS * 1000,
  patienceMs: read.ORGPLANE_STREAM_PATIENCE_SECONDS * 1000,
  bufferBytes: read.ORGPLANE_STREAM_BUFFER_KIB * 1024,
  initMs: read.ORGPLANE_STREAM_INIT_SECONDS * 1000,
});
