// Gateways over the same four subgraphs, in alternating rounds: `npm start -- [--rounds N] [--seconds S] [--only a,b] [--accepts gzip]`.
// The gateways are pinned to one core, subgraphs and load to the other. See docs/decisions/0006-what-the-engine-costs.md.
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { queries } from "./classic.mjs";
import { askOnce, load, tokenSources } from "./load.mjs";
import { medianRatio, row, titles } from "./report.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "6" },
    seconds: { type: "string", default: "1" },
    connections: { type: "string", default: "16" },
    only: { type: "string" },
    query: { type: "string" },
    tokens: { type: "string" },
    accepts: { type: "string" },
    profile: { type: "string" },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const connections = Number(options.connections);
const { accepts } = options;
const warmUpSeconds = 4;
const cores = { gateway: "0", rest: "1" };
const scripts = {
  orgplane: ["peers/orgplane.mjs"],
  "orgplane-signed": ["peers/orgplane.mjs", "signed"],
  apollo: ["peers/apollo.mjs"],
  hive: ["peers/hive/start.mjs"],
  "hive-rust": ["peers/hive/start.mjs", "rust"],
  "hive-auth": ["peers/hive/start.mjs", "auth"],
  "hive-rust-auth": ["peers/hive/start.mjs", "rust", "auth"],
  mercurius: ["peers/mercurius/start.mjs"],
  "mercurius-auth": ["peers/mercurius/start.mjs", "auth"],
};
const chosen = (all, given) => all.filter((name) => !given || given.split(",").includes(name));

const pin = (pid, core) => spawnSync("taskset", ["--all-tasks", "--pid", "--cpu-list", core, String(pid)]);

async function start([script, ...more], { core, origin, execArgv = [] }) {
  const child = fork(new URL(script, import.meta.url), [origin, ...more].filter(Boolean), {
    env: { ...process.env, NODE_ENV: "production" },
    execArgv,
  });
  pin(child.pid, core);
  const [{ url }] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error(`${script} ended before it listened`))),
  ]);
  pin(child.pid, core);
  return { child, url };
}

async function measure({ child }) {
  child.send("measure");
  const [figures] = await once(child, "message");
  return figures;
}

const gzipStart = Buffer.from([0x1f, 0x8b]);
const unpacked = (body) => (body.subarray(0, 2).equals(gzipStart) ? gunzipSync(body) : body);

/** The same whatever the order of keys. */
const canonical = (text) =>
  JSON.stringify(JSON.parse(text), (_, value) =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

pin(process.pid, cores.rest);
const subgraphs = await start(["subgraphs.mjs"], { core: cores.rest });
const gateways = [];
for (const name of chosen(Object.keys(scripts), options.only)) {
  const execArgv = options.profile === name ? ["--cpu-prof", "--cpu-prof-dir=profile"] : [];
  try {
    const started = await start(scripts[name], { core: cores.gateway, origin: subgraphs.url, execArgv });
    gateways.push({ name, ...started });
  } catch (error) {
    console.log(`${name} does not run here: ${error.message}`);
  }
}

async function round(gateway, asking) {
  const before = [await measure(gateway), await measure(subgraphs)];
  const { latencies, seconds: took } = await load(asking);
  const after = [await measure(gateway), await measure(subgraphs)];
  const count = latencies.length;
  return {
    perSecond: count / took,
    perCpuSecond: count / (after[0].cpuSeconds - before[0].cpuSeconds),
    p50: latencies[Math.floor(count * 0.5)],
    p99: latencies[Math.floor(count * 0.99)],
    residentMiB: after[0].residentMiB,
    fetches: (after[1].requests - before[1].requests) / count,
  };
}

/** All rounds of one query; each round every gateway in turn, the order turned round every time. */
async function compare(query, tokens) {
  const body = JSON.stringify({ query: queries[query] });
  const tokenOf = tokenSources[tokens];
  const contenders = [];
  let agreed;
  for (const gateway of gateways) {
    const expected = await askOnce({ url: gateway.url, body, accepts }, tokenOf());
    const text = canonical(unpacked(expected));
    agreed ??= text;
    if (text === agreed && !text.includes('"errors"')) contenders.push({ gateway, expected, rounds: [] });
    else console.log(`${gateway.name} answers the ${query} query differently: ${expected}`);
  }
  const asking = ({ gateway: { url }, expected }) => ({ url, body, accepts, expected, tokenOf, seconds, connections });
  for (const each of contenders) await load({ ...asking(each), seconds: warmUpSeconds });
  for (let at = 0; at < rounds; at += 1) {
    for (const each of at % 2 ? contenders.toReversed() : contenders)
      each.rounds.push(await round(each.gateway, asking(each)));
  }
  return contenders;
}

/** Compares by one query and one source of tokens, and prints the table. */
async function tell(query, tokens) {
  const contenders = await compare(query, tokens);
  const reference = contenders.find(({ gateway }) => gateway.name === "apollo");
  console.log(`\n${query} query, ${tokens}\n${titles}`);
  for (const { gateway, rounds: own } of contenders)
    console.log(row(gateway.name, own, reference && medianRatio(own, reference.rounds)));
}

const processor = `${cpus().length} × ${cpus()[0].model}`;
console.log(
  `node ${process.version}, ${processor}; ${rounds} rounds of ${seconds} s, ${connections} connections${accepts ? `, ${accepts} accepted` : ""}`,
);
const tokensAsked = Object.keys(tokenSources).filter((name) => name.startsWith(options.tokens ?? ""));
for (const query of chosen(Object.keys(queries), options.query)) {
  for (const tokens of tokensAsked) await tell(query, tokens);
}
for (const { child } of [subgraphs, ...gateways]) child.disconnect();
process.exit(0);
