import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupRefusal } from "../errors/startup-refusal.js";
import { commandLineOf, isRunning } from "./running-process.js";

/** What PostgreSQL writes about itself into its folder while it runs. */
export type Postmaster = { pid: number; isReady: boolean };

const STOPS_WITHIN_MS = 15_000;

/** The server that says it runs in this cluster, if any does. */
export async function readPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, isReady: lines[7]?.trim() === "ready" } : undefined;
}

/**
 * Ends a server that an earlier start of ours left behind, so that this start has its own. Whoever calls holds the data
 * folder's lock: nobody else can be using that server.
 */
export async function endForgottenPostmaster(clusterDir: string): Promise<void> {
  const found = await readPostmaster(clusterDir);
  if (!found) return;
  if (isRunning(found.pid) && (await commandLineOf(found.pid)).includes(clusterDir)) {
    await endProcess(found.pid, clusterDir);
  } else {
    // The process id may belong to somebody else by now, which PostgreSQL would take for a running server.
    await rm(join(clusterDir, "postmaster.pid"), { force: true });
  }
}

async function endProcess(pid: number, clusterDir: string): Promise<void> {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw stillRunning(pid, clusterDir);
  }
  for (const end = Date.now() + STOPS_WITHIN_MS; isRunning(pid); await delay(20)) {
    if (Date.now() > end) throw stillRunning(pid, clusterDir);
  }
}

function stillRunning(pid: number, clusterDir: string): StartupRefusal {
  return new StartupRefusal(`Another PostgreSQL, process ${pid}, still runs in ${clusterDir}: stop it first.`);
}
