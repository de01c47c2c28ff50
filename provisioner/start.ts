import { mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ConfigurationFault } from "./configuration-fault.js";
import { readConfiguration, type Configuration } from "./configuration.js";
import { echoExecutor } from "./executors/echo/echo-executor.js";
import { secretsOf } from "./executors/terraform/child-environment.js";
import { createTurns } from "./executors/terraform/in-turn.js";
import { killPrograms } from "./executors/terraform/run-program.js";
import { terraformExecutor } from "./executors/terraform/terraform-executor.js";
import { createGraph, type Graph } from "./graph/graph-client.js";
import { GraphRefusal, KeyRefused } from "./graph/graph-errors.js";
import type { JobRunner } from "./jobs/run-job.js";
import { createLog, type Log } from "./log.js";
import { createObservation, type Observation } from "./observation/observation.js";
import { serveObservation } from "./observation/serve-observation.js";
import { nameOfSlot, runForKeys } from "./run-daemons.js";
import { version } from "./version.js";
import { makeWorkDir, sweepWorkDirs } from "./work-dirs.js";

/** `told`: told to stop, and all is done. */
const exitCodes = { told: 0, toldTwice: 1, fault: 1, badSettings: 2, keyRefused: 3 } as const;

export type DaemonExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const interruptGraceMs = 120_000;
const collectMs = 500;

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

/** A folder that outlives this process, for the providers that its jobs download. */
function makePluginCache({ pluginCache, name, environment }: Configuration): string {
  const caches = environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = resolve(pluginCache ?? join(caches, "orgplane", "plugins", name.replace(/[^\w.-]/g, "_")));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigurationFault(`--plugin-cache ${folder} cannot be made: ${(error as Error).message}.`);
  }
  return folder;
}

function executorsFor(configuration: Configuration): JobRunner["executors"] {
  const { environment } = configuration;
  const pluginCache = makePluginCache(configuration);
  const settings = { environment, pluginCache, graceMs: interruptGraceMs, inTurn: createTurns() };
  return { echo: echoExecutor, terraform: terraformExecutor(settings) };
}

interface Surroundings {
  observation: Observation;
  log: Log;
}

function graphFor({ url }: Configuration, key: string, { observation, log }: Surroundings): Graph {
  return createGraph({
    url,
    key,
    onAnswer: observation.answered,
    onAway(away) {
      observation.unanswered();
      log.warn(away, "the control plane is away");
    },
  });
}

async function observe({ metricsHost: host, metricsPort: port }: Configuration, observation: Observation, log: Log) {
  if (port === undefined) return;
  const served = await serveObservation(observation, { host, port });
  log.info({ address: `http://${host}:${String(served.port)}/metrics` }, "health and metrics are served");
}

async function run(configuration: Configuration, log: Log): Promise<void> {
  const { url, keys, name, pollSeconds, concurrency, environment } = configuration;
  const now = (): Date => new Date();
  const observation = createObservation(now, concurrency * keys.length);
  const executors = executorsFor(configuration);
  await observe(configuration, observation, log);
  const workDir = makeWorkDir(configuration.workDir);
  const swept = sweepWorkDirs(dirname(workDir));
  if (swept > 0) log.info({ swept }, "removed what killed daemons had left behind");
  const stop = stopOnSignal(log, workDir);
  log.info({ version, url, name, keys: keys.length, concurrency, workDir }, "starting");
  const secrets = [...keys, ...secretsOf(environment)];
  const shared = { log, now, executors, observation, secrets, workDir, collectMs, pollSeconds, stop };
  const daemons = keys.map((key, index) => ({
    ...shared,
    graph: graphFor(configuration, key, { observation, log }),
    name: nameOfSlot(name, index + 1),
  }));
  try {
    await runForKeys(daemons, concurrency);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Who started the daemon reads one sentence; only a fault of ours has a stack. */
function explain(error: unknown): DaemonExitCode {
  const say = (sentence: unknown, code: DaemonExitCode): DaemonExitCode => {
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

/**
 * Runs a daemon in this process until it is told to stop, with these flags and the process's environment. Never throws;
 * what it resolves to is the exit code.
 */
export async function startDaemon(args: readonly string[]): Promise<DaemonExitCode> {
  try {
    const configuration = readConfiguration([...args]);
    await run(configuration, createLog(configuration.logLevel));
    return exitCodes.told;
  } catch (error) {
    return explain(error);
  }
}
