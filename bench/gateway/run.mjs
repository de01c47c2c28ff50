// The engine against `@apollo/gateway`, both under `@apollo/server` over the same subgraphs in another process:
// operations per CPU-second of the gateway's process, in alternating rounds. `node bench/gateway/run.mjs [ROUNDS] [SECONDS]`.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Pool } from "undici";
import { queries } from "./classic.mjs";

const rounds = Number(process.argv[2] ?? 6);
const seconds = Number(process.argv[3] ?? 1);
const warmUps = 5;
const atATime = 16;
const names = ["ours", "apollo"];

async function start(part, ...more) {
  const child = fork(new URL("./part.mjs", import.meta.url), [part, ...more], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [{ url }] = await once(child, "message");
  return { child, url };
}

async function measure(child) {
  child.send("measure");
  const [figures] = await once(child, "message");
  return figures;
}

async function ask({ pool }, query) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${Math.random()}` };
  const { body } = await pool.request({ path: "/", method: "POST", headers, body: JSON.stringify({ query }) });
  return body.text();
}

async function round(gateway, query, expected) {
  const before = await measure(gateway.child);
  const end = performance.now() + seconds * 1000;
  let count = 0;
  const one = async () => {
    while (performance.now() < end) {
      if ((await ask(gateway, query)) !== expected) throw new Error("an answer differs");
      count++;
    }
  };
  await Promise.all(Array.from({ length: atATime }, one));
  const after = await measure(gateway.child);
  return { perCpuSecond: count / (after.cpuSeconds - before.cpuSeconds), residentMiB: after.residentMiB };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const subgraphs = await start("subgraphs");
const gateways = await Promise.all(
  names.map(async (name) => {
    const { child, url } = await start(name, subgraphs.url);
    return { name, child, pool: new Pool(new URL(url).origin, { connections: atATime }) };
  }),
);

/** One round of each gateway, told on a line; how many times the other's work ours does per CPU-second. */
async function pairedRound(query, answers, title) {
  const figures = [];
  for (const [index, gateway] of gateways.entries()) figures.push(await round(gateway, query, answers[index]));
  const ratio = figures[0].perCpuSecond / figures[1].perCpuSecond;
  const cells = figures.map(
    ({ perCpuSecond, residentMiB }, index) =>
      `${names[index]} ${perCpuSecond.toFixed(0)}/CPU-s ${residentMiB.toFixed(0)} MiB`,
  );
  console.log(`${title}: ${cells.join(", ")}, ratio ${ratio.toFixed(2)}`);
  return ratio;
}

for (const [queryName, query] of Object.entries(queries)) {
  const answers = await Promise.all(gateways.map((gateway) => ask(gateway, query)));
  const [one, other] = answers.map((answer) => JSON.stringify(JSON.parse(answer), (_, value) => sorted(value)));
  if (one !== other || one.includes('"errors"')) throw new Error(`${queryName}: the answers differ, or are none`);
  for (let at = 0; at < warmUps; at++) await pairedRound(query, answers, `${queryName}, warming up`);
  const ratios = [];
  for (let at = 0; at < rounds; at++) ratios.push(await pairedRound(query, answers, `${queryName} ${at + 1}`));
  console.log(`${queryName}: median ratio ${median(ratios).toFixed(2)}`);
}

function sorted(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

for (const { child } of [subgraphs, ...gateways]) child.kill();
process.exit(0);
