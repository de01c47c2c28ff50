import { pino, type Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** JSON lines on standard output. What goes in is named by its caller, so keys, state and variables never do. */
export const createLog = (level: string): Log =>
  pino({ level, name: "provisioner", timestamp: pino.stdTimeFunctions.isoTime });
