import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import WebSocket from "ws";
import { startGateway } from "../../../testing/start-gateway.js";
import type { StreamSettings } from "../../../gateway/streams/stream-settings.js";
import { createHeldServer, type HeldServer } from "../../kit/held-server.js";
import { logQuery, logVariables, socketAddress, sseClient, takeLines } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { createTestClock } from "../../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, giveRoles, readersRoles, type World } from "../../kit/world.js";

/** Longer than any test: what is not set to less does not happen. */
const hourMs = 3_600_000;
const clock = createTestClock();
let testDatabase: TestDatabase;
let world: World;
let token: string;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  await giveRoles(testDatabase.database, world.alphaMember, readersRoles);
  token = await signIn(testDatabase.database, world.alphaMember);
});
afterAll(() => testDatabase.close());

interface Slow {
  held: HeldServer;
  endpoint: string;
  job: SpokenJob;
}

/** A gateway with whose clients the test does as it likes, and a job with one line. */
async function withSlowReaders(streams: Partial<StreamSettings>, body: (slow: Slow) => Promise<void>): Promise<void> {
  const held = createHeldServer();
  const { server } = held;
  const settings = { heartbeatMs: hourMs, patienceMs: hourMs, ...streams };
  const gateway = await startGateway(testDatabase, clock, { server, streams: settings });
  const job = await startSpokenJob(testDatabase.database, { organizationId: world.alpha });
  await job.say();
  await body({ held, endpoint: gateway.endpoint, job });
  await job.end();
  await gateway.stop();
}

/** Follows the log so many times over one WebSocket; resolves when each of them has had its line. */
async function followOver({ endpoint, job }: Slow, count: number) {
  const socket = new WebSocket(socketAddress(endpoint), "graphql-transport-ws");
  const heard: { id?: string; type: string }[] = [];
  const payload = { query: logQuery, variables: logVariables(job) };
  const begun = new Promise<void>((resolve) =>
    socket.on("message", (data: Buffer) => {
      heard.push(JSON.parse(String(data)));
      if (heard.at(-1)?.type === "connection_ack") {
        for (let id = 1; id <= count; id++) socket.send(JSON.stringify({ id: String(id), type: "subscribe", payload }));
      }
      if (heard.filter(({ type }) => type === "next").length === count) resolve();
    }),
  );
  const closed = once(socket, "close").then(([code, reason]) => `${String(code)} ${String(reason)}`);
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  await begun;
  return { heard, closed };
}

const say = ({ job }: Slow, sequence: number, output: string) =>
  testDatabase.database.jobLog.create({
    data: { jobId: job.uuid, time: clock.now(), source: "DAEMON", level: "INFO", stage: "", sequence, output },
  });

test("a WebSocket for which more waits than the buffer holds is closed with 4413, and no more is sent", () =>
  withSlowReaders({ bufferBytes: 1_000 }, async (slow) => {
    const { heard, closed } = await followOver(slow, 3);
    heard.length = 0;
    slow.held.hold();
    await say(slow, 2, "x".repeat(2_000));
    await slow.held.farewell;
    slow.held.release();
    expect(await closed).toBe("4413 Reads too slowly");
    expect(heard).toMatchObject([{ type: "next", payload: { data: { provisionerJobLogs: { sequence: 2 } } } }]);
  }));

test("a WebSocket whose client takes nothing for long is closed with 4413", () =>
  withSlowReaders({ patienceMs: 100 }, async (slow) => {
    const { heard, closed } = await followOver(slow, 1);
    slow.held.hold();
    await say(slow, 2, "one more");
    await say(slow, 3, "this waits for the client, not in a buffer");
    await slow.held.farewell;
    slow.held.release();
    expect(await closed).toBe("4413 Reads too slowly");
    expect(heard.filter(({ type }) => type === "next")).toHaveLength(2);
  }));

test("a client of server-sent events that takes nothing for long is cut off", () =>
  withSlowReaders({ patienceMs: 100 }, async (slow) => {
    const results = sseClient(slow.endpoint, token).iterate({ query: logQuery, variables: logVariables(slow.job) });
    expect(await takeLines(results, 1)).toEqual([1]);
    slow.held.hold();
    await say(slow, 2, "x".repeat(100_000));
    await expect(takeLines(results)).rejects.toThrow();
  }));
