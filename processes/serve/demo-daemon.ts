import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inheritedEnvironment } from "../../foundation/environment/inherited-environment.js";
import type { Log } from "../../foundation/log/log.js";
import { inProject } from "../project-root.js";

export interface DemoDaemon {
  endpoint: string;
  key: string;
  name: string;
  log: Log;
}

/** How long a daemon may take to say good-bye before it is killed. */
const patienceMs = 5_000;

/** Starts a provisioner daemon as a process of its own; what it answers with ends it. */
export function startDaemon({ endpoint, key, name, log }: DemoDaemon): () => Promise<void> {
  const daemon = spawn(process.execPath, [inProject("dist/provisioner/main.js")], {
    env: inheritedEnvironment({
      ORGPLANE_URL: endpoint,
      ORGPLANE_PROVISIONER_KEY: key,
      ORGPLANE_PROVISIONER_NAME: name,
    }),
    stdio: ["ignore", "pipe", "inherit"],
    // A Ctrl-C on the terminal is for this process, which then ends its daemons in order.
    detached: true,
  });
  const killAtOnce = (): void => void daemon.kill("SIGKILL");
  process.once("exit", killAtOnce);
  createInterface({ input: daemon.stdout }).on("line", (line) => log.debug({ daemon: name, line }));
  daemon.once("exit", (code) => {
    process.off("exit", killAtOnce);
    if (code) log.error({ daemon: name, code }, "a demo daemon ended");
  });
  return async () => {
    if (daemon.exitCode !== null) return;
    const kill = setTimeout(() => daemon.kill("SIGKILL"), patienceMs);
    daemon.kill("SIGTERM");
    await once(daemon, "exit");
    clearTimeout(kill);
  };
}
