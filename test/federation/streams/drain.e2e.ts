import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startGateway } from "../../../testing/start-gateway.js";
import { logQuery, logVariables, sseClient, takeLines, wsClient, type Results } from "../../kit/log-followers.js";
import { daemonWaits } from "../../kit/leave-while-waiting.js";
import { post } from "../../kit/post.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { createTestClock } from "../../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, giveRoles, readersRoles, type World } from "../../kit/world.js";

let testDatabase: TestDatabase;
let world: World;
let token: string;
let job: SpokenJob;
const clock = createTestClock();
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  await giveRoles(testDatabase.database, world.alphaMember, readersRoles);
  token = await signIn(testDatabase.database, world.alphaMember);
  job = await startSpokenJob(testDatabase.database, { organizationId: world.alpha });
  await job.say();
});
afterAll(() => testDatabase.close());

const follow = (endpoint: string, after?: number) => {
  const client = wsClient(endpoint, token);
  const closed = new Promise((resolve) => client.on("closed", resolve));
  const results: Results = client.iterate({ query: logQuery, variables: logVariables(job, after) });
  return { results, closed };
};

async function inParts(endpoint: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      accept: "multipart/mixed;subscriptionSpec=1.0, application/json",
    },
    body: JSON.stringify({ query: logQuery, variables: logVariables(job) }),
  });
  return response.text();
}

test("a gateway that stops tells its followers to come again, and they go on where they were", async () => {
  const first = await startGateway(testDatabase, clock, {});
  const sse: Results = sseClient(first.endpoint, token).iterate({ query: logQuery, variables: logVariables(job) });
  const ws = follow(first.endpoint);
  const parts = inParts(first.endpoint);
  expect(await takeLines(sse, 1)).toEqual([1]);
  expect(await takeLines(ws.results, 1)).toEqual([1]);
  const broken = ws.results.next().catch((error: unknown) => error);
  await first.stop();

  expect(await ws.closed).toMatchObject({ code: 1001 });
  expect(await broken).toMatchObject({ code: 1001 });
  expect((await sse.next()).value).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  expect((await sse.next()).done).toBe(true);
  expect(await parts).toMatch(/\{"payload":null,"errors":\[\{.*"UNAVAILABLE"\}\}\]\}\r\n--graphql--\r\n$/);

  await job.say(2);
  const second = await startGateway(testDatabase, clock, {});
  const again = follow(second.endpoint, 1);
  expect(await takeLines(again.results, 2)).toEqual([2, 3]);
  await job.end();
  expect(await takeLines(again.results)).toEqual([]);
  await second.stop();
});

test("whoever waits for work is answered at once", async () => {
  const { database } = testDatabase;
  const gateway = await startGateway(testDatabase, clock, {});
  const key = await signIn(database, world.alphaKey);
  const id = newId<"ProvisionerDaemon">();
  const daemon = { id, organizationId: world.alpha, keyId: world.alphaKey.keyId, name: "waits", version: "1" };
  await database.provisionerDaemon.create({ data: { ...daemon, apiVersion: "1.0", lastSeenAt: clock.now() } });
  const query =
    "mutation ($id: ID!) { acquireProvisionerJob(input: { daemonId: $id, waitSeconds: 30 }) { job { id } } }";
  const variables = { id: encodeId("ProvisionerDaemon", id) };
  const answer = post(gateway.endpoint, key, { query, variables });
  await daemonWaits(database);
  const stopping = performance.now();
  await gateway.stop();
  expect(await answer).toEqual({ status: 200, data: { acquireProvisionerJob: { job: null } } });
  expect(performance.now() - stopping).toBeLessThan(20_000);
});
