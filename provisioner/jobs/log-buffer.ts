import type { LogLine } from "./log-line.js";

/** A piece of a job's log: `firstSequence` is its first line's number, counted from 1 over the whole job. */
export interface LogBatch {
  firstSequence: number;
  logs: readonly LogLine[];
}

export interface LogBuffer {
  push(line: LogLine): void;
  /** The oldest lines that are not dropped yet, as many as one report takes; the same ones until they are. */
  next(): LogBatch | null;
  /** Forgets a batch that was kept, or refused, by the control plane. */
  drop(batch: LogBatch): void;
}

const mostLines = 500;
const mostCharacters = 256 * 1024;

/** Holds a job's log lines, numbered, until they are reported. */
export function createLogBuffer(): LogBuffer {
  const lines: LogLine[] = [];
  let firstSequence = 1;
  let pending: LogBatch | null = null;

  const take = (): LogBatch | null => {
    if (lines.length === 0) return null;
    let characters = 0;
    const tooMany = lines.findIndex(
      ({ output }, index) => index >= mostLines || (characters += output.length) > mostCharacters,
    );
    return { firstSequence, logs: lines.slice(0, tooMany < 0 ? lines.length : Math.max(1, tooMany)) };
  };
  return {
    push: (line) => void lines.push(line),
    next: () => (pending ??= take()),
    drop(batch) {
      if (batch !== pending) return;
      pending = null;
      lines.splice(0, batch.logs.length);
      firstSequence += batch.logs.length;
    },
  };
}
