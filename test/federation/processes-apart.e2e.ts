import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createActorTokenSigner, type ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { SubgraphSecrets } from "../../foundation/actor-token/subgraph-secrets.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import { startChild, type Child } from "../kit/child-process.js";
import { freePort } from "../kit/free-port.js";
import { leaveWhileWaiting } from "../kit/leave-while-waiting.js";
import { logQuery, logVariables, takeLines, wsClient } from "../kit/log-followers.js";
import { post } from "../kit/post.js";
import { newId } from "../../foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../foundation/secrets/secret.js";
import { signIn } from "../kit/sign-in.js";
import { startSpokenJob } from "../kit/spoken-job.js";
import { testEncryptionKeys } from "../kit/test-sealer.js";
import { createTestDatabase, type TestDatabase } from "../kit/test-database.js";
import { waitUntil } from "../../prisma/seed/wait-until.js";
import { createWorld, giveRoles, readersRoles, type World } from "../kit/world.js";

const names = ["organizations", "identity", "workspaces", "provisioners"];
/** Two are believed by a secret that they share with the gateway, two by its signature. */
const secrets = new Map(["organizations", "workspaces"].map((name) => [name, randomBytes(32).toString("base64")]));
const children: Child[] = [];
const urlByName = new Map<string, string>();
let testDatabase: TestDatabase;
let world: World;
let endpoint: string;

async function start(file: string, args: string[], settings: Record<string, string>): Promise<string> {
  const child = startChild(file, args, { DATABASE_URL: testDatabase.url, ...testEncryptionKeys, ...settings });
  children.push(child);
  return (await child.line(/answers at (\S+)/))[1]!;
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  await giveRoles(testDatabase.database, world.alphaMember, readersRoles);
  const port = String(await freePort());
  const jwks = { ORGPLANE_JWKS_URL: `http://127.0.0.1:${port}/.well-known/jwks.json` };
  await Promise.all(
    names.map(async (name) => {
      const secret = { ORGPLANE_ACTOR_SECRET: secrets.get(name) ?? "" };
      urlByName.set(name, await start("processes/subgraph.js", [name], { ORGPLANE_PORT: "0", ...jwks, ...secret }));
    }),
  );
  const addresses = [...urlByName].flatMap(([name, url]) => ["--subgraph", `${name}=${url}`]);
  const flags = ["--supergraph", "schema/supergraph.graphql", "--port", port, ...addresses];
  const shared = [...secrets].map(([name, secret]) => `${name}=${secret}`).join(",");
  endpoint = await start("processes/gateway.js", flags, { ORGPLANE_ACTOR_SECRETS: shared });
}, 120_000);

afterAll(async () => {
  await Promise.all(children.map((child) => child.stop()));
  await testDatabase.close();
});

const query = `{ viewer { username } organization(name: "alpha") { name groupSync { revision } workspaces { nodes { name } } provisionerKey(name: "alpha-key") { name } } }`;

test("four subgraphs and a gateway, each a process, answer one query as one graph", async () => {
  const token = await signIn(testDatabase.database, world.alphaMember);
  expect(await post(endpoint, token, { query })).toEqual({
    status: 200,
    data: {
      viewer: { username: "alpha-member" },
      organization: {
        name: "alpha",
        groupSync: { revision: 0 },
        workspaces: { nodes: [] },
        provisionerKey: { name: "alpha-key" },
      },
    },
  });
});

test("the other tenant sees none of it there either", async () => {
  const token = await signIn(testDatabase.database, world.betaMember);
  expect(await post(endpoint, token, { query })).toMatchObject({ data: { organization: null } });
});

test("a subgraph believes nobody but its gateway", async () => {
  const url = urlByName.get("organizations")!;
  const accessToken = await signIn(testDatabase.database, world.owner);
  const forgedBy = (forger: ActorTokenSigner) =>
    forger.sign({ subject: encodeId("User", world.owner.userId), audience: "organizations", scopes: new Set() });
  const viewer = { query: "{ viewer { username } }" };
  const ofOther = SubgraphSecrets.parse(`organizations=${secrets.get("workspaces")!}`);
  const its = SubgraphSecrets.parse(`organizations=${secrets.get("organizations")!}`);
  expect(await post(url, null, viewer)).toMatchObject({ status: 200, data: { viewer: null } });
  expect(await post(url, accessToken, viewer)).toMatchObject({ status: 401 });
  expect(await post(url, forgedBy(createActorTokenSigner()), viewer)).toMatchObject({ status: 401 });
  expect(await post(url, forgedBy(createActorTokenSigner({ secrets: ofOther })), viewer)).toMatchObject({
    status: 401,
  });
  expect(await post(url, forgedBy(createActorTokenSigner({ secrets: its })), viewer)).toMatchObject({ status: 200 });
});

test("a narrow token is as narrow in every process, and nobody's once it is revoked", async () => {
  const token = await signIn(testDatabase.database, world.alphaMember);
  const row = { secretHash: hashSecret(token) };
  await testDatabase.database.accessToken.update({ where: row, data: { permissions: ["ORGANIZATION_READ"] } });
  const { data } = await post(endpoint, token, { query });
  expect(data).toEqual({
    viewer: null,
    organization: { name: "alpha", groupSync: null, workspaces: null, provisionerKey: null },
  });
  await testDatabase.database.accessToken.delete({ where: row });
  // At the next request, or where the news of it is late, when actors are read anew.
  const isRefused = async () => ((await post(endpoint, token, { query })).status === 401 ? true : null);
  await waitUntil("the end of a token", isRefused, 30_000);
});

test("a session is its user in every process, and nobody's once it is over", async () => {
  const { database } = testDatabase;
  const { userId } = world.alphaMember;
  const [providerId, identityId, secret] = [newId(), newId(), newSecret("orgs")];
  await database.identityProvider.create({
    data: { id: providerId, name: "Test", issuer: "https://id.example.test", clientId: "orgplane", enabled: true },
  });
  await database.userIdentity.create({
    data: { id: identityId, providerId, userId, subject: "me", claims: {}, lastSignInAt: new Date() },
  });
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 60 * 60_000)];
  const times = { createdAt, lastUsedAt: createdAt, refreshedAt: createdAt, expiresAt };
  await database.session.create({
    data: { id: newId<"Session">(), identityId, userId, secretHash: hashSecret(secret), ...times },
  });
  const { data } = await post(endpoint, secret, { query });
  expect(data).toMatchObject({
    viewer: { username: "alpha-member" },
    organization: { provisionerKey: { name: "alpha-key" } },
  });
  await database.session.deleteMany();
  await waitUntil(
    "the end of the session",
    async () => ((await post(endpoint, secret, { query })).status === 401 ? true : null),
    30_000,
  );
});

test("a daemon that goes away while it waits is given nothing", async () => {
  const { queued, given } = await leaveWhileWaiting({ endpoint, world, database: testDatabase.database });
  expect(given).toEqual(queued);
});

test("a subscription streams from a subgraph's process through the gateway's, by WebSocket", async () => {
  const token = await signIn(testDatabase.database, world.alphaMember);
  const job = await startSpokenJob(testDatabase.database, { organizationId: world.alpha });
  await job.say(3);
  const client = wsClient(endpoint, token);
  const lines = client.iterate({ query: logQuery, variables: logVariables(job) });
  expect(await takeLines(lines, 3)).toEqual([1, 2, 3]);
  const query = "subscription ($id: ID!) { it: provisionerJob(id: $id) { status organization { name } } }";
  const changes = client.iterate({ query, variables: { id: job.id } });
  const organization = { name: "alpha" };
  expect((await changes.next()).value).toEqual({ data: { it: { status: "RUNNING", organization } } });
  await job.say(2);
  await job.end();
  expect(await takeLines(lines)).toEqual([4, 5]);
  expect((await changes.next()).value).toEqual({ data: { it: { status: "SUCCEEDED", organization } } });
  expect((await changes.next()).done).toBe(true);
  await giveRoles(testDatabase.database, world.betaMember, readersRoles);
  const outsiders = wsClient(endpoint, await signIn(testDatabase.database, world.betaMember));
  const hidden = outsiders.iterate({ query: logQuery, variables: logVariables(job) });
  expect(await hidden.next()).toMatchObject({ value: { errors: [{ extensions: { code: "NOT_FOUND" } }] } });
  await Promise.all([client.dispose(), outsiders.dispose()]);
});

test("a subgraph that is gone costs its own fields, and the error names it", async () => {
  const identity = children.find((child) => child.lines.some((line) => line.startsWith("identity answers")))!;
  await identity.stop();
  const token = await signIn(testDatabase.database, world.alphaMember);
  const answer = await post(endpoint, token, { query });
  expect(answer.data).toMatchObject({ organization: { name: "alpha", groupSync: null } });
  expect(JSON.stringify(answer.errors)).toContain("identity");
  expect(JSON.stringify(answer.errors)).not.toContain("ECONNREFUSED");
});

test("a gateway that is told to stop answers whoever waits for work at once, and takes nothing with it", async () => {
  const key = await signIn(testDatabase.database, world.alphaKey);
  const register = `mutation { registerProvisionerDaemon(input: { name: "waits", version: "0.1.0", apiVersion: "1.0" }) { daemon { id } } }`;
  const { data } = await post(endpoint, key, { query: register });
  const daemonId = data!["registerProvisionerDaemon"].daemon.id as string;
  const { database } = testDatabase;
  const longAgo = new Date("2026-01-01T00:00:00.000Z");
  await database.provisionerDaemon.updateMany({ where: { name: "waits" }, data: { lastSeenAt: longAgo } });
  const acquire = `mutation ($input: AcquireProvisionerJobInput!) { acquireProvisionerJob(input: $input) { job { id } } }`;
  const waiting = post(endpoint, key, { query: acquire, variables: { input: { daemonId, waitSeconds: 30 } } });
  const waits = async () => {
    const { lastSeenAt } = await database.provisionerDaemon.findFirstOrThrow({ where: { name: "waits" } });
    return lastSeenAt > longAgo || null;
  };
  await waitUntil("the daemon to wait", waits, 30_000);
  const gateway = children.find((child) => child.lines.some((line) => line.startsWith("gateway answers")))!;
  const askedAt = performance.now();
  const [{ data: answered, errors }, code] = await Promise.all([waiting, gateway.stop()]);
  expect(performance.now() - askedAt).toBeLessThan(25_000);
  expect({ answered, code }).toEqual({ answered: { acquireProvisionerJob: null }, code: 0 });
  const extensions = { code: "UNAVAILABLE", serviceName: "provisioners" };
  expect(errors).toEqual([{ message: "The subgraph provisioners did not answer; try again.", extensions }]);
});
