import { pino, type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard output (`level`: pino's names). Secrets never come here: what is logged is named by its caller. */
export function createLog(options: { level: string; name: string }): Log {
  return pino({ level: options.level, name: options.name, timestamp: pino.stdTimeFunctions.isoTime });
}
