import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import pg from "pg";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSpokenJob } from "../../kit/spoken-job.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, type World } from "../../kit/world.js";

/** What those who follow jobs, queues and resyncs listen to. */
let testDatabase: TestDatabase;
let world: World;
let listener: pg.Client;
let heard: string[] = [];
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  listener = new pg.Client({ connectionString: testDatabase.url });
  await listener.connect();
  listener.on("notification", ({ channel, payload }) => heard.push(`${channel.replace("orgplane_", "")} ${payload}`));
  await listener.query("listen orgplane_job_changes; listen orgplane_queue_changes; listen orgplane_resyncs");
});
beforeEach(async () => {
  await told();
});
afterAll(async () => {
  await listener.end();
  await testDatabase.close();
});

/** What was told since the last call: an answer of the same connection comes after it. */
async function told(): Promise<string[]> {
  await listener.query("select 1");
  const all = heard.sort();
  heard = [];
  return all;
}

test("a job is told of when it comes, when its state changes and when it is deleted; its queue too", async () => {
  const job = await startSpokenJob(testDatabase.database, { organizationId: world.alpha });
  const both = [`job_changes ${job.uuid}`, `queue_changes ${world.alpha}`];
  expect(await told()).toEqual(both);
  await testDatabase.database.job.update({ where: { id: job.uuid }, data: { status: "CANCELING" } });
  expect(await told()).toEqual(both);
  await testDatabase.database.job.update({ where: { id: job.uuid }, data: { heartbeatAt: new Date() } });
  expect(await told()).toEqual([]);
  await testDatabase.database.job.delete({ where: { id: job.uuid } });
  expect(await told()).toEqual(both);
});

test("lines of a log are told of once a statement, and no queue hears of them", async () => {
  const job = await startSpokenJob(testDatabase.database, { organizationId: world.alpha });
  await told();
  await job.say(20);
  expect(await told()).toEqual([`job_changes ${job.uuid}`]);
});

test("a queue hears of daemons that come, change, are heard of again and go", async () => {
  const { database } = testDatabase;
  const id = newId<"ProvisionerDaemon">();
  const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 8, 0, second));
  const row = { id, organizationId: world.alpha, name: "d", version: "1", apiVersion: "1.0", lastSeenAt: at(0) };
  await database.provisionerDaemon.create({ data: row });
  expect(await told()).toEqual([`queue_changes ${world.alpha}`]);
  const change = (data: object) => database.provisionerDaemon.update({ where: { id }, data });
  await change({ lastSeenAt: at(30) });
  expect(await told()).toEqual([]);
  await change({ lastSeenAt: at(121) });
  expect(await told()).toEqual([`queue_changes ${world.alpha}`]);
  await change({ isUnregistered: true });
  expect(await told()).toEqual([`queue_changes ${world.alpha}`]);
  await database.provisionerDaemon.delete({ where: { id } });
  expect(await told()).toEqual([`queue_changes ${world.alpha}`]);
});

test("a resync is told of at each step", async () => {
  const { database } = testDatabase;
  const id = newId<"IdentityResync">();
  await database.identityResync.create({ data: { id, status: "RUNNING", total: 2, startedAt: new Date() } });
  await told();
  await database.identityResync.update({ where: { id }, data: { done: 1 } });
  expect(await told()).toEqual([`resyncs ${id}`]);
});
