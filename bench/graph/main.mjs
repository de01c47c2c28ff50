// orgplane's own graph with the demo world: `npm run build && node bench/graph/main.mjs [--rounds N] [--seconds S] [--only a,b]`.
// The gateways are pinned to one core, subgraphs, database and load to the other. See docs/decisions/0006-what-the-engine-costs.md.
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { askOnce, load } from "../gateway/load.mjs";
import { startDeployment } from "./deployment.mjs";
import { operations } from "./operations.mjs";
import { cores, figuresOf, pin } from "./processes.mjs";
import { row, titles } from "./report.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "4" },
    seconds: { type: "string", default: "1" },
    connections: { type: "string", default: "8" },
    only: { type: "string" },
  },
});
const [rounds, seconds, connections] = [options.rounds, options.seconds, options.connections].map(Number);
const asked = Object.entries(operations).filter(([name]) => !options.only || options.only.split(",").includes(name));

/** The same whatever the order of keys. */
const canonical = (text) =>
  JSON.stringify(JSON.parse(text), (_, value) =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

const warmUpSeconds = 2.5;

/** An answer; a connection to a subgraph that was idle for too long may cost the first try. */
const askTwice = (asked, token) => askOnce(asked, token).then(() => askOnce(asked, token));

const used = (processes) => processes.reduce((sum, each) => sum + figuresOf(each).cpuSeconds, 0);

async function round({ gateway, subgraphs }, asking) {
  const [own, all] = [used([gateway]), used([gateway, ...subgraphs])];
  const { latencies, seconds: took } = await load(asking);
  const count = latencies.length;
  const memory = [gateway, ...subgraphs].map((each) => figuresOf(each).residentMiB);
  return {
    perSecond: count / took,
    perCpuSecond: count / (used([gateway]) - own),
    perCpuSecondOfAll: count / (used([gateway, ...subgraphs]) - all),
    p50: latencies[Math.floor(count * 0.5)],
    p99: latencies[Math.floor(count * 0.99)],
    residentMiB: memory[0],
    residentMiBOfAll: memory.reduce((sum, each) => sum + each, 0),
  };
}

/** Each contender's answer must be that of the first, and each further one byte for byte its own. */
async function prepare({ contenders, token, statementsOf }, query) {
  const body = JSON.stringify({ query });
  let agreed;
  const prepared = [];
  for (const contender of contenders) {
    const { url } = contender.gateway;
    const expected = await askTwice({ url, body }, token);
    const text = canonical(expected);
    agreed ??= text;
    if (text !== agreed || text.includes('"errors"')) {
      console.log(`${contender.name} answers differently: ${expected}`);
      continue;
    }
    const statements = await statementsOf(async () => expected.equals(await askOnce({ url, body }, token)));
    prepared.push({ contender, statements, asking: { url, body, expected, tokenOf: () => token, connections } });
  }
  return prepared;
}

async function tell(deployment, [name, query]) {
  const prepared = await prepare(deployment, query);
  const measured = prepared.map((each) => ({ ...each, rounds: [] }));
  for (const { asking } of measured) {
    await askTwice(asking, asking.tokenOf());
    await load({ ...asking, seconds: warmUpSeconds });
  }
  for (let at = 0; at < rounds; at += 1) {
    for (const each of at % 2 ? measured.toReversed() : measured)
      each.rounds.push(await round(each.contender, { ...each.asking, seconds }));
  }
  console.log(`\n${name}, ${prepared[0].asking.expected.length} bytes\n${titles}`);
  for (const { contender, statements, rounds: own } of measured) console.log(row(contender.name, statements, own));
}

pin(process.pid, cores.rest);
const processor = `${cpus().length} × ${cpus()[0].model}`;
console.log(`node ${process.version}, ${processor}; ${rounds} rounds of ${seconds} s, ${connections} connections`);
console.log(`load ${loadavg()[0].toFixed(1)}: figures are those of an idle machine only where this is low`);
const deployment = await startDeployment();
try {
  for (const each of asked) await tell(deployment, each);
} finally {
  await deployment.stop();
}
