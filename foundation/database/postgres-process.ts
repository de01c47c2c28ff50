import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { inheritedEnvironment } from "../environment/inherited-environment.js";
import { StartupRefusal } from "../errors/startup-refusal.js";
import type { PostgresAccount } from "./postgres-account.js";
import { findPostgresPrograms } from "./postgres-programs.js";
import { readPostmaster } from "./postmaster-file.js";

export type PostgresLaunch = {
  account: PostgresAccount;
  clusterDir: string;
  port: number;
  settings: readonly string[];
  log: (line: string) => void;
};

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 15_000;
const KEPT_LINES = 20;

/** Starts the server and waits until it takes connections; refuses with the server's own last words where it ends instead. */
export async function launchPostgres(launch: PostgresLaunch): Promise<{ stop(): Promise<void> }> {
  const child = await spawnPostgres(launch);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  const lastLines = keepLastLines(child, launch.log);
  for (const end = Date.now() + READY_WITHIN_MS; ; await delay(10)) {
    const found = await readPostmaster(launch.clusterDir);
    if (found?.pid === child.pid && found?.isReady) break;
    if (hasEnded(child) || Date.now() > end) {
      await stopPostgres(child, exited);
      throw new StartupRefusal(`PostgreSQL did not start in ${launch.clusterDir}: ${complaintIn(lastLines)}`);
    }
  }
  return { stop: () => stopPostgres(child, exited) };
}

async function spawnPostgres({ account, clusterDir, port, settings }: PostgresLaunch): Promise<ChildProcess> {
  const { prefix, ...ids } = account;
  const [program, ...args] = [
    ...prefix,
    ...(await dyingWithUs()),
    findPostgresPrograms().postgres,
    ...["-D", clusterDir, "-p", String(port), ...settings],
  ] as [string, ...string[]];
  return spawn(program, args, {
    cwd: "/",
    env: inheritedEnvironment({ LC_ALL: "C" }),
    stdio: ["ignore", "ignore", "pipe"],
    // A session of its own: Ctrl-C in the terminal must reach us alone, who end the database last.
    detached: true,
    ...ids,
  });
}

/** Where the system can, the server is told to shut down when this process dies without having said so. */
async function dyingWithUs(): Promise<readonly string[]> {
  const words = ["setpriv", "--pdeathsig", "INT"] as const;
  return promisify(execFile)(words[0], [...words.slice(1), "true"]).then(
    () => words,
    () => [],
  );
}

function keepLastLines(child: ChildProcess, log: (line: string) => void): readonly string[] {
  const kept: string[] = [];
  child.once("error", (error) => kept.push(error.message));
  if (child.stderr) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      log(line);
    });
  }
  return kept;
}

function complaintIn(lines: readonly string[]): string {
  return lines.findLast((line) => line.includes("FATAL:")) ?? lines.at(-1) ?? "it gave no reason.";
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Fast shutdown: clients are sent away, everything committed is kept. The abrupt one only if that hangs. */
async function stopPostgres(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill("SIGINT");
  const abrupt = setTimeout(() => child.kill("SIGQUIT"), STOPS_WITHIN_MS);
  await exited;
  clearTimeout(abrupt);
}
