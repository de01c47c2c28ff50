import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationFault } from "./configuration-fault.js";
import { readConfiguration, type Configuration } from "./configuration.js";
import { echoExecutor } from "./executors/echo/echo-executor.js";
import { killPrograms } from "./executors/terraform/run-program.js";
import { terraformExecutor } from "./executors/terraform/terraform-executor.js";
import { createGraph } from "./graph/graph-client.js";
import { GraphRefusal, KeyRefused } from "./graph/graph-errors.js";
import { createLog, type Log } from "./log.js";
import { runDaemon } from "./run-daemon.js";
import { version } from "./version.js";

/** 0: told to stop, and all is done. */
const exitCodes = { toldTwice: 1, fault: 1, badSettings: 2, keyRefused: 3 } as const;

const interruptGraceMs = 120_000;
const collectMs = 500;

/** A folder of this process's own, for its jobs' folders; below the one that was named, which outlives it. */
function makeWorkDir(named = tmpdir()): string {
  mkdirSync(named, { recursive: true });
  return mkdtempSync(join(named, "orgplane-provisioner-"));
}

/** The first signal lets the running job end; the second ends everything, and says nothing to anybody. */
function stopOnSignal(log: Log, workDir: string): AbortSignal {
  const stop = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stop.signal.aborted) {
      killPrograms();
      rmSync(workDir, { recursive: true, force: true });
      process.exit(exitCodes.toldTwice);
    }
    log.info({ signal }, "stopping; a running job is finished first");
    stop.abort();
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
  return stop.signal;
}

async function run(configuration: Configuration, log: Log): Promise<void> {
  const { url, key, name, pollSeconds, environment } = configuration;
  const workDir = makeWorkDir(configuration.workDir);
  const stop = stopOnSignal(log, workDir);
  log.info({ version, url, name, workDir }, "starting");
  try {
    await runDaemon({
      graph: createGraph({ url, key, onAway: (away) => log.warn(away, "the control plane is away") }),
      log,
      now: () => new Date(),
      executors: { echo: echoExecutor, terraform: terraformExecutor({ environment, graceMs: interruptGraceMs }) },
      workDir,
      collectMs,
      name,
      pollSeconds,
      stop,
    });
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Who started the daemon reads one sentence; only a fault of ours has a stack. */
function explain(error: unknown): number {
  const say = (sentence: unknown, code: number): number => {
    console.error(sentence);
    return code;
  };
  if (error instanceof ConfigurationFault) return say(error.message, exitCodes.badSettings);
  if (error instanceof GraphRefusal)
    return say(`The control plane refused this daemon: ${error.message}`, exitCodes.badSettings);
  if (!(error instanceof KeyRefused)) return say(error, exitCodes.fault);
  return say(
    "The control plane does not know this provisioner key: it was deleted, has expired, or never was.",
    exitCodes.keyRefused,
  );
}

try {
  const configuration = readConfiguration();
  await run(configuration, createLog(configuration.logLevel));
} catch (error) {
  process.exitCode = explain(error);
}
