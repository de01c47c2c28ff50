import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { decodeId } from "../../../foundation/ids/global-id.js";
import { reapJobs } from "../../../subgraphs/provisioners/actions/reaping/reap-jobs.js";
import { logQuery, logVariables, sseClient, takeLines, upTo, wsClient, type Results } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { openFactory, type Factory } from "../factory.js";

/** More than a daemon reports at once, by far: it is killed in the middle of them. */
const lineCount = 4_000;
const lines = upTo(lineCount).map((line) => `line ${String(line)}`);
const files = [
  { path: "template.yaml", content: `executor: echo\necho: { import: { log: ${JSON.stringify(lines)} } }\n` },
];
const settings = { ORGPLANE_PROVISIONER_NAME: "restarts" };

let factory: Factory;
let token: string;
beforeAll(async () => {
  factory = await openFactory();
  token = await signIn(factory.database, factory.world.alphaMember);
});
afterAll(() => factory.close());

/** A job to be done, and whoever follows it, over either protocol, from any line on. */
const jobOf = (id: string) => ({
  id,
  bySse: (after?: number): Results =>
    sseClient(factory.endpoint, token).iterate({ query: logQuery, variables: logVariables({ id }, after) }),
  byWs: (after?: number): Results =>
    wsClient(factory.endpoint, token).iterate({ query: logQuery, variables: logVariables({ id }, after) }),
});

async function upload() {
  const { templateVersion } = await factory.make("createTemplateVersion", "templateVersion { job { id } }", {
    organizationId: factory.alphaId,
    files,
  });
  return jobOf(templateVersion.job.id);
}

async function retry({ id }: { id: string }) {
  const { job } = await factory.make("retryProvisionerJob", "job { id }", { id });
  return jobOf(job.id);
}

const rowOf = ({ id }: { id: string }) => factory.database.job.findUniqueOrThrow({ where: { id: decodeId(id)!.id } });

/** Leaves after so many lines and comes again where it was, until the end: all lines that it got. */
async function comingAndGoing(follow: (after?: number) => Results, each: number): Promise<number[]> {
  const got: number[] = [];
  for (;;) {
    const results = follow(got.at(-1));
    const some = await takeLines(results, each);
    got.push(...some);
    await results.return!();
    if (some.length < each) return got;
  }
}

test("a daemon that is killed in the middle of a log, and started again, leaves no gap and repeats nothing", async () => {
  const killed = await factory.startDaemon({ settings });
  const broken = await upload();
  const [sse, ws] = [broken.bySse(), broken.byWs()];
  expect(await Promise.all([takeLines(sse, 1), takeLines(ws, 1)])).toEqual([[1], [1]]);
  killed.process.kill("SIGKILL");
  await killed.exit;
  const daemon = await factory.startDaemon({ settings });
  await daemon.line(/registered/);
  // A report may still have been on its way.
  do factory.clock.advance(6 * 60_000);
  while ((await reapJobs(factory)) === 0);
  const { lastSequence: last, daemonId } = await rowOf(broken);
  expect(last).toBeLessThan(lineCount);
  const followers = [takeLines(sse), takeLines(ws), takeLines(broken.bySse(1)), takeLines(broken.byWs(1))];
  for (const got of await Promise.all(followers)) expect(got).toEqual(upTo(last, 2));

  const again = await retry(broken);
  const whole = await Promise.all([
    comingAndGoing(again.bySse, 999),
    comingAndGoing(again.byWs, 1_111),
    takeLines(again.bySse()),
    takeLines(again.byWs()),
  ]);
  const { status, lastSequence, daemonId: sameDaemon } = await rowOf(again);
  expect({ status, sameDaemon }).toEqual({ status: "SUCCEEDED", sameDaemon: daemonId });
  expect(lastSequence).toBeGreaterThan(lineCount);
  for (const got of whole) expect(got).toEqual(upTo(lastSequence));
  await daemon.stop();
});

test("one that is told to stop says the rest of the log first", async () => {
  const stopped = await factory.startDaemon({ settings });
  const job = await upload();
  const [sse, ws] = [job.bySse(), job.byWs()];
  expect(await Promise.all([takeLines(sse, 1), takeLines(ws, 1)])).toEqual([[1], [1]]);
  const exit = stopped.stop();
  const [bySse, byWs] = await Promise.all([takeLines(sse), takeLines(ws)]);
  expect(bySse.length).toBeGreaterThanOrEqual(lineCount);
  expect([bySse, byWs]).toEqual([upTo(bySse.length + 1, 2), upTo(bySse.length + 1, 2)]);
  expect(await exit).toBe(0);
});
