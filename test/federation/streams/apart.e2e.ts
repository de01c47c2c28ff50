import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { cacheActors } from "../../../foundation/actor-cache/cache-actors.js";
import { createActorTokenSigner, verifyByJwks } from "../../../foundation/actor-token/actor-token.js";
import { openDatabaseNews, type DatabaseNews } from "../../../foundation/database/database-news.js";
import { listen } from "../../../foundation/http/listen.js";
import { createLog } from "../../../foundation/log/log.js";
import { hashSecret } from "../../../foundation/secrets/secret.js";
import { keepActorTokens } from "../../../gateway/authentication/actor-tokens.js";
import { createGateway, type Gateway } from "../../../gateway/gateway.js";
import { createLimits } from "../../../gateway/limits/limits.js";
import { remoteSubgraph } from "../../../gateway/subgraph-clients/remote-subgraph.js";
import { findActorIn } from "../../../processes/find-actor.js";
import { identityServicesOf } from "../../../processes/identity-services.js";
import { defaultLimits } from "../../../testing/default-limits.js";
import { logQuery, logVariables, sseClient, takeLines, upTo, wsClient, type Results } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { startSubgraphAlone } from "../../kit/subgraph-alone.js";
import { createTestClock } from "../../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { testSealer } from "../../kit/test-sealer.js";
import { createWorld, giveRoles, readersRoles, type World } from "../../kit/world.js";

/** A gateway, and two of its subgraphs behind HTTP; the others are down. */
let testDatabase: TestDatabase;
let world: World;
let news: DatabaseNews;
let gateway: Gateway;
let endpoint: string;
let token: string;
let job: SpokenJob;
type Alone = Awaited<ReturnType<typeof startSubgraphAlone>>;
const alone = new Map<string, Alone>();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const clock = createTestClock();
  world = await createWorld(testDatabase.database);
  news = openDatabaseNews(testDatabase.url);
  const signer = createActorTokenSigner();
  const verify = verifyByJwks(signer.jwks);
  for (const name of ["provisioners", "organizations"] as const) {
    alone.set(name, await startSubgraphAlone(name, { ...testDatabase, clock, news }, verify));
  }
  const services = identityServicesOf({ database: testDatabase.database, clock, sealer: testSealer });
  const server = createServer();
  const tokenOf = keepActorTokens(signer);
  gateway = await createGateway({
    server,
    supergraphSdl: readFileSync("schema/supergraph.graphql", "utf8"),
    client: ({ name }) => {
      const url = alone.get(name)?.endpoint ?? "http://127.0.0.1:1/graphql";
      return remoteSubgraph({ name, url, tokenOf, deadlineMs: 30_000 });
    },
    findActor: cacheActors(findActorIn(services), { clock, news }),
    news,
    signer,
    limits: createLimits(defaultLimits, clock),
    isReady: () => true,
    log: createLog({ level: "silent", name: "test" }),
  });
  server.on("request", gateway.answer);
  endpoint = `http://127.0.0.1:${String(await listen(server, { host: "127.0.0.1", port: 0 }))}/graphql`;
});
beforeEach(async () => {
  await giveRoles(testDatabase.database, world.alphaMember, readersRoles);
  token = await signIn(testDatabase.database, world.alphaMember);
  job = await startSpokenJob(testDatabase.database, { organizationId: world.alpha });
});
afterAll(async () => {
  await gateway.stop();
  for (const subgraph of alone.values()) await subgraph.stop();
  await news.close();
  await testDatabase.close();
});

const follow = (after?: number): Results =>
  sseClient(endpoint, token).iterate({ query: logQuery, variables: logVariables(job, after) });

test("a log is streamed from process to process, to its end", async () => {
  await job.say(700);
  const results = follow();
  expect(await takeLines(results, 700)).toEqual(upTo(700));
  await job.say(2);
  await job.end();
  expect(await takeLines(results)).toEqual([701, 702]);
  expect(await takeLines(follow(701))).toEqual([702]);
});

test("the rest of the plan is asked of the others, for every event", async () => {
  const query = "subscription ($id: ID!) { it: provisionerJob(id: $id) { status organization { name } } }";
  const results = wsClient(endpoint, token).iterate({ query, variables: { id: job.id } });
  const organization = { name: "alpha" };
  expect((await results.next()).value).toEqual({ data: { it: { status: "RUNNING", organization } } });
  await job.end();
  expect((await results.next()).value).toEqual({ data: { it: { status: "SUCCEEDED", organization } } });
  expect((await results.next()).done).toBe(true);
});

test("a subgraph looks by itself at whom its streams are for", async () => {
  await job.say();
  const results = follow();
  expect(await takeLines(results, 1)).toEqual([1]);
  await giveRoles(testDatabase.database, world.alphaMember, ["organization-workspace-access"]);
  expect((await results.next()).value).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
  expect((await results.next()).done).toBe(true);
});

test("a revoked token ends it there too", async () => {
  await job.say();
  const results = follow();
  expect(await takeLines(results, 1)).toEqual([1]);
  await testDatabase.database.accessToken.delete({ where: { secretHash: hashSecret(token) } });
  expect((await results.next()).value).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
});

test("whoever may not have it is told so before the first event", async () => {
  const outsider = await signIn(testDatabase.database, world.betaMember);
  await giveRoles(testDatabase.database, world.betaMember, readersRoles);
  const results = sseClient(endpoint, outsider).iterate({ query: logQuery, variables: logVariables(job) });
  expect((await results.next()).value).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
});

test("a subgraph streams to its gateway alone", async () => {
  const send = (headers: Record<string, string>) =>
    fetch(alone.get("provisioners")!.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
      body: JSON.stringify({ query: logQuery, variables: logVariables(job) }),
    });
  expect((await send({ authorization: `Bearer ${token}` })).status).toBe(401);
  expect(await (await send({})).text()).toContain("UNAUTHENTICATED");
});

test("a client that leaves ends its stream in the subgraph too", async () => {
  await job.say();
  const server = alone.get("provisioners")!;
  const results = follow();
  expect(await takeLines(results, 1)).toEqual([1]);
  expect(await server.connections()).toBeGreaterThan(0);
  const before = await server.connections();
  await results.return!();
  while ((await server.connections()) >= before) await new Promise((resolve) => setTimeout(resolve, 20));
});

test("a subgraph that stops, or is down, ends the stream with its name", async () => {
  await job.say();
  const results = follow();
  expect(await takeLines(results, 1)).toEqual([1]);
  await alone.get("provisioners")!.stop();
  const { value } = await results.next();
  expect(value).toMatchObject({
    errors: [{ extensions: { code: "UNAVAILABLE", serviceName: "provisioners" } }],
  });
  expect((await results.next()).done).toBe(true);
  const refused = (await follow().next()).value as object;
  expect(refused).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE", serviceName: "provisioners" } }] });
  expect(JSON.stringify(refused)).not.toContain("ECONNREFUSED");
});
