// Processes of a deployment: how they are started, pinned to a core, looked at and ended.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../../", import.meta.url));
export const cores = { gateway: "0", rest: "1" };

export const pin = (pid, core) => spawnSync("taskset", ["--all-tasks", "--pid", "--cpu-list", core, String(pid)]);

/** Starts a process of Node; resolves with what of its output the line captures, once it says so. */
export async function start([file, ...args], { settings = {}, line, core = cores.rest }) {
  const child = spawn("taskset", ["--cpu-list", core, process.execPath, file, ...args], {
    cwd: project,
    env: { PATH: process.env.PATH, NODE_ENV: "production", APOLLO_TELEMETRY_DISABLED: "true", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const said of createInterface(child.stdout)) {
    const found = line.exec(said);
    if (!found) continue;
    child.stdout.resume();
    return { child, url: found[1] ?? said };
  }
  throw new Error(`${file} ended before it said ${String(line)}`);
}

export async function stop({ child }) {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

const ticksASecond = 100;
const pageMiB = 4096 / 2 ** 20;

/** What a process has used of its core, and what it holds in memory, as Linux tells it. */
export function figuresOf({ child: { pid } }) {
  const read = (name) => readFileSync(`/proc/${pid}/${name}`, "utf8");
  const fields = read("stat")
    .replace(/^.*\) /s, "")
    .split(" ");
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksASecond,
    residentMiB: Number(read("statm").split(" ")[1]) * pageMiB,
  };
}
