import { selectPages } from "../../dist/foundation/subgraph-kit/connections/list-source.js";
import { workspaceList } from "../../dist/subgraphs/workspaces/store/workspaces.js";

const pageSize = 50;
const farPage = 500;
const rounds = 20;
const slowMs = 20;
const showsPlans = process.argv.includes("--plans");
const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.ceil(part * values.length) - 1];

const selectRows = "select * from workspaces.workspaces where id = any($1::uuid[])";

/** Milliseconds of a page and its rows, in so many rounds. */
async function time(client, statement) {
  const spent = [];
  for (let round = 0; round < rounds; round += 1) {
    const since = performance.now();
    const { rows } = await client.query({ text: statement.text, values: statement.values });
    await client.query(selectRows, [rows.map(({ id }) => id)]);
    spent.push(performance.now() - since);
  }
  return { best: Math.min(...spent), p50: percentile(spent, 0.5), p95: percentile(spent, 0.95) };
}

const scans = /(?:Index (?:Only )?Scan(?: Backward)? using \w+|Bitmap Index Scan on \w+|Seq Scan on \w+)/g;

async function planOf(client, { text, values }) {
  const { rows } = await client.query({ text: `explain (analyze, buffers) ${text}`, values });
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  if (showsPlans) console.log(plan);
  return [...new Set(plan.match(scans) ?? [])].join(", ");
}

/** Where the far page begins: the last row of the page before it, or of the last whole page that there is. */
async function farCursor(client, { source, conditions, parents }) {
  const all = selectPages({
    source,
    conditions,
    page: { size: pageSize * (farPage - 1) - 1, fromEnd: false, afterId: null, beforeId: null },
    parents,
  });
  const { rows } = await client.query({ text: all.text, values: all.values });
  return { afterId: rows.at(-pageSize)?.id ?? null, page: Math.max(1, Math.floor(rows.length / pageSize)) };
}

const pageOf = (list, afterId) =>
  selectPages({ ...list, page: { size: pageSize, fromEnd: false, afterId, beforeId: null } });

/** A connection's first statements read the catalogue, and this process compiles as it goes: neither is the list's. */
export const warmUp = (client, { conditions, source = workspaceList, parents = [] }) =>
  time(client, pageOf({ source, conditions, parents }, null));

const inMs = (times) => [times.best, times.p50, times.p95].map((each) => each.toFixed(1)).join(" / ");
const columns = (cells) => cells.map(([text, width]) => text.padEnd(width)).join(" ");

export const printHead = () =>
  console.log(
    columns([
      ["", 4],
      ["reader", 21],
      ["filter", 24],
      ["first: best / p50 / p95", 24],
      ["far (page)", 28],
      ["by", 0],
    ]),
  );

/** Prints how long the first page and a far one take, and by which indexes the far one is found. */
export async function measure(client, { reader, filter, conditions, source = workspaceList, parents = [] }) {
  const pageAfter = (afterId) => pageOf({ source, conditions, parents }, afterId);
  const first = await time(client, pageAfter(null));
  const { afterId, page } = await farCursor(client, { source, conditions, parents });
  const far = await time(client, pageAfter(afterId));
  const scan = await planOf(client, pageAfter(afterId));
  const isSlow = first.p95 > slowMs || far.p95 > slowMs;
  const farther = `${inMs(far)} (${page})`;
  console.log(
    columns([
      [isSlow ? "SLOW" : "", 4],
      [reader, 21],
      [filter, 24],
      [inMs(first), 24],
      [farther, 28],
      [scan, 0],
    ]),
  );
}
