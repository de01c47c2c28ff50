// How long a user waits: from `npm start` to the first answer of the graph, and to the demo world being ready.
// `node bench/start.mjs [ROUNDS]` after `npm ci`; each round starts on an empty folder, and a second time on the same.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, untilOk } from "./waiting.mjs";

const rounds = Number(process.argv[2] ?? 3);

async function start(dataDir) {
  const port = await freePort();
  const env = { ...process.env, ORGPLANE_PORT: String(port), ORGPLANE_DATA_DIR: dataDir };
  const since = performance.now();
  const child = spawn("npm", ["start"], { env, stdio: "ignore", detached: true });
  const body = JSON.stringify({ query: "{ organizations { totalCount } }" });
  const ask = { method: "POST", headers: { "content-type": "application/json" }, body };
  await untilOk(`http://127.0.0.1:${port}/graphql`, ask);
  const firstAnswer = performance.now() - since;
  await untilOk(`http://127.0.0.1:${port}/health/ready`);
  const stopping = performance.now();
  const ready = stopping - since;
  process.kill(-child.pid, "SIGINT");
  await once(child, "exit");
  return { firstAnswer, ready, stop: performance.now() - stopping };
}

const inSeconds = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const show = (value) => (value / 1000).toFixed(1).padStart(5);
  return `${show(sorted[0])} ${show(sorted[Math.floor(sorted.length / 2)])} ${show(sorted.at(-1))}`;
};

const measured = { "first start": [], "later start": [] };
for (let round = 0; round < rounds; round += 1) {
  const folder = await mkdtemp(join(tmpdir(), "orgplane-bench-"));
  for (const times of Object.values(measured)) times.push(await start(join(folder, "data")));
  await rm(folder, { recursive: true });
}

console.log(`node ${process.version}, ${cpus().length} cores, ${rounds} rounds; seconds: least, median, greatest\n`);
for (const [name, times] of Object.entries(measured)) {
  for (const what of ["firstAnswer", "ready", "stop"]) {
    console.log(`${name}  ${what.padEnd(12)} ${inSeconds(times.map((time) => time[what]))}`);
  }
}
