import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { encodeId } from "../../foundation/ids/global-id.js";
import type { UserActor } from "../../foundation/rbac/actor.js";
import { startGateway } from "../../testing/start-gateway.js";
import { hearNews, type HeardNews } from "../kit/heard-news.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";
import { createTestClock, type TestClock } from "../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../kit/test-database.js";
import { createWorld, giveRoles, type World } from "../kit/world.js";

interface Process {
  endpoint: string;
  stop(): Promise<void>;
  news: HeardNews;
}

/** Two processes' worth of everything over one database, and one that hears no news. */
let testDatabase: TestDatabase;
let world: World;
let clock: TestClock;
let processes: Process[];
let deaf: Omit<Process, "news">;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  clock = createTestClock();
  const open = async (): Promise<Process> => {
    const news = hearNews(testDatabase);
    return { ...(await startGateway(testDatabase, clock, { news })), news };
  };
  processes = [await open(), await open()];
  const noNews = { hear: () => undefined, close: () => Promise.resolve() };
  deaf = await startGateway(testDatabase, clock, { news: noNews });
  await everybodyHeard();
}, 60_000);
afterAll(async () => {
  for (const { stop, news } of processes) {
    await stop();
    await news.close();
  }
  await deaf.stop();
  await testDatabase.close();
});

/** All that was said until now has been heard everywhere. */
const everybodyHeard = () => Promise.all(processes.map(({ news }) => news.heard()));
const auditLog = { query: '{ organization(name: "alpha") { auditLog { nodes { id } } } }' };
const maySee = async (endpoint: string, token: string) =>
  Boolean((await post(endpoint, token, auditLog)).data?.["organization"]?.auditLog);
const onAll = (token: string) => Promise.all(processes.map(({ endpoint }) => maySee(endpoint, token)));

test("an actor is read once for the requests of some seconds", async () => {
  const token = await signIn(testDatabase.database, world.alphaMember);
  const [first] = processes as [Process];
  const viewer = { query: "{ viewer { username } }" };
  await post(first.endpoint, token, viewer);
  const again = await testDatabase.statements(() => post(first.endpoint, token, viewer));
  clock.advance(5_000);
  const anew = await testDatabase.statements(() => post(first.endpoint, token, viewer));
  expect(anew - again).toBe(1);
});

test("a role that is given or taken by one process counts at the next request of every other", async () => {
  const { database } = testDatabase;
  const token = await signIn(database, world.alphaMember);
  expect(await onAll(token)).toEqual([false, false]);
  const owner = await signIn(database, world.owner);
  const set = (roles: string[]) =>
    post(processes[0]!.endpoint, owner, {
      query: `mutation ($input: SetOrganizationMemberRolesInput!) { setOrganizationMemberRoles(input: $input) { userErrors { code message } } }`,
      variables: {
        input: {
          organizationId: encodeId("Organization", world.alpha),
          userId: encodeId("User", world.alphaMember.userId),
          roles,
        },
      },
    });
  expect(await set(["organization-auditor"])).toMatchObject({
    data: { setOrganizationMemberRoles: { userErrors: [] } },
  });
  await everybodyHeard();
  expect(await onAll(token)).toEqual([true, true]);
  await set([]);
  await everybodyHeard();
  expect(await onAll(token)).toEqual([false, false]);
});

const status = (token: string) =>
  Promise.all(processes.map(async ({ endpoint }) => (await post(endpoint, token, auditLog)).status));

test.each<[string, (user: UserActor) => Promise<unknown>]>([
  [
    "suspended",
    ({ userId }) => testDatabase.database.user.update({ where: { id: userId }, data: { status: "SUSPENDED" } }),
  ],
  ["whose token was revoked", ({ userId }) => testDatabase.database.accessToken.deleteMany({ where: { userId } })],
])("somebody %s is refused at once everywhere", async (_, refuse) => {
  const { outsider } = world;
  await testDatabase.database.user.update({ where: { id: outsider.userId }, data: { status: "ACTIVE" } });
  const token = await signIn(testDatabase.database, outsider);
  await everybodyHeard();
  expect(await status(token)).toEqual([200, 200]);
  await refuse(outsider);
  await everybodyHeard();
  expect(await status(token)).toEqual([401, 401]);
});

test("where the news is lost, it counts after five seconds", async () => {
  const { database } = testDatabase;
  await giveRoles(database, world.betaMember, ["organization-auditor"]);
  const token = await signIn(database, world.betaMember);
  const query = '{ organization(name: "beta") { auditLog { nodes { id } } } }';
  const isSeen = async () => Boolean((await post(deaf.endpoint, token, { query })).data?.["organization"]?.auditLog);
  expect(await isSeen()).toBe(true);
  await giveRoles(database, world.betaMember, []);
  clock.advance(5_000);
  expect(await isSeen()).toBe(false);
});
