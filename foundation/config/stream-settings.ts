import { z } from "zod";
import type { Setting } from "./setting.js";

const count = (most: number) => z.coerce.number().int().min(1).max(most);
const seconds = (most: number) => z.coerce.number().positive().max(most);
const processes: Setting["processes"] = ["serve", "gateway"];

/** What streams may take of the gateway, and how they are kept alive. */
export const streamSettings = {
  ORGPLANE_STREAM_CONNECTIONS: {
    schema: count(1_000_000).default(100),
    description:
      "How many WebSockets and streams over HTTP a user, provisioner key, workspace proxy or, without any of these, an address may have open at this process.",
    processes,
  },
  ORGPLANE_STREAM_OPERATIONS: {
    schema: count(10_000).default(100),
    description: "How many operations may be under way on one WebSocket.",
    processes,
  },
  ORGPLANE_STREAM_HEARTBEAT_SECONDS: {
    schema: seconds(60).default(12),
    description:
      "How often a stream is kept alive; a WebSocket that has not answered one heartbeat at the next is cut off.",
    processes,
  },
  ORGPLANE_STREAM_PATIENCE_SECONDS: {
    schema: seconds(600).default(30),
    description: "How long a client may leave unread what was sent to it, before it is cut off.",
    processes,
  },
  ORGPLANE_STREAM_BUFFER_KIB: {
    schema: count(1_048_576).default(4_096),
    description: "How much may wait on one WebSocket to be read, in KiB; what is more closes it.",
    processes,
  },
  ORGPLANE_STREAM_INIT_SECONDS: {
    schema: seconds(60).default(5),
    description: "How long a WebSocket may be silent before its `connection_init`.",
    processes,
  },
} as const satisfies Record<string, Setting>;
