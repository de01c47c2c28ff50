import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { echoExecutor } from "../../provisioner/executors/echo/echo-executor.js";
import { terraformExecutor } from "../../provisioner/executors/terraform/terraform-executor.js";
import { createGraph } from "../../provisioner/graph/graph-client.js";
import { createLog } from "../../provisioner/log.js";
import { createTurns } from "../../provisioner/executors/terraform/in-turn.js";
import type { TerraformSettings } from "../../provisioner/executors/terraform/terraform-session.js";
import { createObservation } from "../../provisioner/observation/observation.js";
import type { Daemon } from "../../provisioner/run-daemon.js";
import { runDaemons } from "../../provisioner/run-daemons.js";
import { startFakeGraph, type FakeGraph } from "./fake-graph.js";

export interface DaemonUnderTest {
  graph: FakeGraph;
  /** Every attempt in vain, as the mutation's name. */
  inVain: string[];
  /** As SIGTERM does; resolves, or rejects, as the daemon ends. */
  stop(): Promise<void>;
  /** When the daemon ends by itself. */
  ended: Promise<void>;
  /** What jobs left behind. */
  leftovers(): string[];
  close(): Promise<void>;
}

interface More {
  concurrency?: number;
  terraform?: Partial<TerraformSettings>;
}

const secret = "orgk_secret";

const now = (): Date => new Date("2026-01-01T00:00:00Z");

/** In a hurry. */
const executorsFor = (environment: NodeJS.ProcessEnv, more: Partial<TerraformSettings> = {}): Daemon["executors"] => ({
  echo: echoExecutor,
  terraform: terraformExecutor({ environment, graceMs: 5_000, inTurn: createTurns(), ...more }),
});

/** A daemon in this process, working for a fake graph: in a hurry, and with no patience between two attempts. */
export async function startDaemonUnderTest(environment = process.env, more: More = {}): Promise<DaemonUnderTest> {
  const graph = await startFakeGraph();
  const workDir = mkdtempSync(join(tmpdir(), "orgplane-test-"));
  const stop = new AbortController();
  const inVain: string[] = [];
  const client = createGraph({
    url: graph.url,
    key: secret,
    onAway: ({ field }) => inVain.push(field),
    pauseMs: () => Promise.resolve(),
  });
  const daemon: Daemon = {
    graph: client,
    log: createLog("silent"),
    ...{ now, collectMs: 5, pollSeconds: 25, name: "under-test" },
    executors: executorsFor(environment, more.terraform),
    observation: createObservation(now, 1),
    secrets: [secret],
    workDir,
    stop: stop.signal,
  };
  const ended = runDaemons(daemon, more.concurrency ?? 1);
  ended.catch(() => null);
  return {
    graph,
    inVain,
    ended,
    stop: () => (stop.abort(), ended),
    leftovers: () => readdirSync(workDir),
    async close() {
      // Whatever it still works on is over.
      graph.answer("reportProvisionerJob", () => ({ canceled: false, lost: true }));
      stop.abort();
      await ended.catch(() => null);
      await graph.close();
      rmSync(workDir, { recursive: true });
    },
  };
}
