import type { Command } from "commander";
import type { Cli } from "../../cli.js";
import { withExamples } from "../examples.js";

/** The daemon's own flags, which it reads itself; --url is everybody's. */
export const startFlags: Readonly<Record<string, string>> = {
  "key <secret>": "the provisioner key; others on this machine can see it, so rather ORGPLANE_PROVISIONER_KEY",
  "key-files <folder>": "a folder with a provisioner key in each file: a daemon for each of them",
  "name <name>": "what it is called; the host's name unless given",
  "concurrency <number>": "so many jobs side by side",
  "work-dir <folder>": "where its jobs' folders are made",
  "plugin-cache <folder>": "where providers are kept that Terraform downloads",
  "poll-seconds <number>": "how long the control plane may think about a poll",
  "metrics-port <port>": "serve /health/live, /health/ready and /metrics there",
  "metrics-host <address>": "the address to serve them on",
  "log-level <level>": "trace, debug, info, warn, error, fatal or silent",
};

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** It reads the rest from the environment, tells its own faults and has exit codes of its own. */
async function start(cli: Cli, flags: Record<string, string>): Promise<void> {
  const { endpoint } = cli.whereabouts();
  const given = Object.entries(flags).flatMap(([name, value]) => [`--${dashed(name)}`, value]);
  cli.handOverSignals();
  const { startDaemon } = await import("../../../provisioner/start.js");
  cli.endWith(await startDaemon(["--url", endpoint, ...given]));
}

export function registerStart(provisioner: Command, cli: Cli): void {
  const command = provisioner
    .command("start")
    .description("run a daemon here, with a provisioner key; Ctrl-C lets its jobs end first")
    .action((flags: Record<string, string>) => start(cli, flags));
  for (const [flag, what] of Object.entries(startFlags)) command.option(`--${flag}`, what);
  withExamples(command, [
    ["ORGPLANE_PROVISIONER_KEY=orgk_… orgplane provisioner start", "at the address of your context"],
    ["orgplane provisioner start --url https://… --concurrency 4", "four jobs side by side"],
  ]);
}
