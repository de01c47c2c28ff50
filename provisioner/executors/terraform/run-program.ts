import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

export interface Program {
  file: string;
  args: readonly string[];
  folder: string;
  environment: Readonly<Record<string, string>>;
  onLine: (line: string, from: "stdout" | "stderr") => void;
  /** Interrupts it; it is killed if it has not ended `graceMs` later. */
  halt: AbortSignal;
  graceMs: number;
}

/** A program was stopped before it had done its work. */
export class Interrupted extends Error {}

const running = new Set<ChildProcess>();

/** The program and all that it started: it leads a process group, which a Ctrl-C on the daemon's terminal does not reach. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // it has ended in the meantime
  }
}

/** Ends all programs at once: for a daemon that is told twice to stop. */
export function killPrograms(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

/** SIGINT to the program alone, which passes on what its own children need to know; then SIGKILL to all of them. */
function stopOn(halt: AbortSignal, child: ChildProcess, graceMs: number): () => void {
  let killing: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    child.kill("SIGINT");
    killing = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
  };
  if (halt.aborted) interrupt();
  else halt.addEventListener("abort", interrupt, { once: true });
  return () => {
    halt.removeEventListener("abort", interrupt);
    clearTimeout(killing);
  };
}

/** Runs a program to its end and gives its exit code. Throws Interrupted if it was halted. */
export async function runProgram({ file, args, folder, environment, onLine, halt, graceMs }: Program): Promise<number> {
  const child = spawn(file, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
  running.add(child);
  const letGo = stopOn(halt, child, graceMs);
  createInterface({ input: child.stdout }).on("line", (line) => onLine(line, "stdout"));
  createInterface({ input: child.stderr }).on("line", (line) => onLine(line, "stderr"));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (halt.aborted) throw new Interrupted(`${file} was interrupted.`);
    return code ?? -1;
  } finally {
    letGo();
    running.delete(child);
  }
}
