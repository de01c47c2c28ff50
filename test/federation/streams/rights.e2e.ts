import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import WebSocket from "ws";
import { hashSecret } from "../../../foundation/secrets/secret.js";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import {
  logQuery,
  logVariables,
  sseClient,
  takeLines,
  wsClient,
  type Result,
  type Results,
} from "../../kit/log-followers.js";
import { waitUntil } from "../../../prisma/seed/wait-until.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { createTickingClock } from "../../kit/test-clock.js";
import { giveRoles, readersRoles } from "../../kit/world.js";

let graph: GraphUnderTest;
let job: SpokenJob;
let token: string;
beforeAll(async () => {
  graph = await startGraphUnderTest({ hearsNews: true, clock: createTickingClock() });
});
beforeEach(async () => {
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  token = await signIn(graph.database, graph.world.alphaMember);
  job = await startSpokenJob(graph.database, { organizationId: graph.world.alpha });
  await job.say();
});
afterAll(() => graph.close());

const variables = () => logVariables(job);
const bySse = (): Results => sseClient(graph.endpoint, token).iterate({ query: logQuery, variables: variables() });
const byWs = (): Results => wsClient(graph.endpoint, token).iterate({ query: logQuery, variables: variables() });

/** The last result, which must be all that still comes. */
async function lastWords(results: Results) {
  const { value } = await results.next();
  expect((await results.next()).done).toBe(true);
  return value;
}

const saying = (code: string) => ({ errors: [{ extensions: { code } }] });
const revoke = (secret: string) => graph.database.accessToken.delete({ where: { secretHash: hashSecret(secret) } });

describe.each<[string, () => Results]>([
  ["server-sent events", bySse],
  ["a WebSocket", byWs],
])("a stream over %s ends, also while nothing else happens,", (_, open) => {
  test("when its token is revoked", async () => {
    const results = open();
    expect(await takeLines(results, 1)).toEqual([1]);
    await revoke(token);
    expect(await lastWords(results)).toMatchObject(saying("UNAUTHENTICATED"));
  });

  test("when its token expires", async () => {
    const results = open();
    expect(await takeLines(results, 1)).toEqual([1]);
    const expiresAt = new Date(graph.clock.now().getTime() + 1_500);
    await graph.database.accessToken.update({ where: { secretHash: hashSecret(token) }, data: { expiresAt } });
    expect(await lastWords(results)).toMatchObject(saying("UNAUTHENTICATED"));
    expect(graph.clock.now().getTime()).toBeGreaterThanOrEqual(expiresAt.getTime());
  });

  test("when its user is suspended", async () => {
    const results = open();
    expect(await takeLines(results, 1)).toEqual([1]);
    const where = { id: graph.world.alphaMember.userId };
    await graph.database.user.update({ where, data: { status: "SUSPENDED" } });
    expect(await lastWords(results)).toMatchObject(saying("UNAUTHENTICATED"));
    await graph.database.user.update({ where, data: { status: "ACTIVE" } });
  });

  test("when its user may have such things nowhere any more", async () => {
    const results = open();
    expect(await takeLines(results, 1)).toEqual([1]);
    await giveRoles(graph.database, graph.world.alphaMember, []);
    expect(await lastWords(results)).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/) } }],
    });
  });

  test("when its user may have this one no more", async () => {
    const results = open();
    expect(await takeLines(results, 1)).toEqual([1]);
    await giveRoles(graph.database, graph.world.alphaMember, ["organization-workspace-access"]);
    expect(await lastWords(results)).toMatchObject(saying("NOT_FOUND"));
  });
});

test("a stream goes on when its user may do more, or somebody else less", async () => {
  const results = bySse();
  expect(await takeLines(results, 1)).toEqual([1]);
  await giveRoles(graph.database, graph.world.alphaMember, [...readersRoles, "organization-admin"]);
  await giveRoles(graph.database, graph.world.betaMember, []);
  await job.say();
  expect(await takeLines(results, 1)).toEqual([2]);
  await job.end();
  expect(await takeLines(results)).toEqual([]);
});

test("a WebSocket is closed when its token is revoked, once its streams have said why", async () => {
  const client = wsClient(graph.endpoint, token);
  const closed = new Promise<unknown>((resolve) => client.on("closed", resolve));
  const results: Results = client.iterate({ query: logQuery, variables: variables() });
  expect(await takeLines(results, 1)).toEqual([1]);
  await revoke(token);
  expect((await results.next()).value).toMatchObject(saying("UNAUTHENTICATED"));
  expect(await closed).toMatchObject({ code: 4401, reason: "Unauthorized" });
});

test("what is asked over a WebSocket is answered by the rights of now", async () => {
  const client = wsClient(graph.endpoint, token, { lazy: false });
  const query = '{ organization(name: "alpha") { provisionerJobs { nodes { id } } } }';
  const seen = async () => {
    const { value } = await client.iterate({ query }).next();
    return (value as Result).data?.organization?.provisionerJobs?.nodes.length ?? 0;
  };
  expect(await seen()).toBeGreaterThan(0);
  await giveRoles(graph.database, graph.world.alphaMember, []);
  await waitUntil("the news", async () => (await seen()) === 0 || null, 30_000);
  await client.dispose();
});

test("and one on which nothing happens, too", async () => {
  const socket = new WebSocket(graph.endpoint.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  await once(socket, "message");
  await revoke(token);
  expect(await once(socket, "close")).toMatchObject([4401, expect.anything()]);
});
