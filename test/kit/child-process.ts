import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process of the project, started as a user starts it. */
export interface Child {
  process: ChildProcess;
  /** Every line so far, of both streams. */
  lines: string[];
  /** The first line that fits, past or to come; rejects with all lines when the process ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it and waits; the exit code, null where a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  exit: Promise<number | null>;
}

/** Settings of the test's own environment must not reach the process. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(ORGPLANE_|DATABASE_URL)/.test(name)),
);

/** Starts `node dist/<file>` with these arguments and settings. */
export function startChild(file: string, args: string[], settings: Record<string, string>): Child {
  const child = spawn(process.execPath, [`dist/${file}`, ...args], {
    env: { ...inherited, NODE_OPTIONS: "", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const read = (stream: NodeJS.ReadableStream) =>
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  read(child.stdout);
  read(child.stderr);
  const exit = once(child, "close").then(([code]) => code as number | null);
  return {
    process: child,
    lines,
    exit,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void exit.then(() => reject(new Error(`ended before ${String(pattern)}:\n${lines.join("\n")}`)));
      }),
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      return exit;
    },
  };
}
