// How many SQL statements something sends, by the database's own log.
import { setTimeout as pause } from "node:timers/promises";

const statement = /LOG: {2}(?:statement|execute [^:]*): /;
const runs = 5;
const quietMs = 100;

async function logging(client, value) {
  await client.query(`alter system set log_statement = '${value}'`);
  await client.query("select pg_reload_conf()");
  await pause(quietMs);
}

/**
 * The fewest of some runs of a work that says whether it was done: what others send meanwhile, and what is kept for the next
 * seconds, is not the work's.
 */
export async function countStatements({ client, lines }, work) {
  let count = 0;
  const hear = (line) => void (count += statement.test(line) ? 1 : 0);
  const counts = [];
  await logging(client, "all");
  lines.add(hear);
  for (let run = 0; run < runs; run += 1) {
    await pause(quietMs);
    count = 0;
    const isDone = await work();
    await pause(quietMs);
    if (isDone) counts.push(count);
  }
  lines.delete(hear);
  await logging(client, "none");
  return Math.min(...counts);
}
