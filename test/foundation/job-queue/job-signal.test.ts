import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { enqueueJob } from "../../../foundation/job-queue/enqueue-job.js";
import { createJobSignal, type JobSignal, type Watch } from "../../../foundation/job-queue/job-signal.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, type World } from "../../kit/world.js";

let testDatabase: TestDatabase;
let world: World;
let signal: JobSignal;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  signal = createJobSignal(testDatabase.url);
  // The first who waits is woken once when the connection stands.
  const first = signal.watch({ organizationId: world.alpha, tags: {}, milliseconds: 5_000 });
  await first.next();
  first.end();
});
afterAll(async () => {
  await signal.close();
  await testDatabase.close();
});

const enqueue = (organizationId: string, tags: Tags) =>
  enqueueJob(testDatabase.database, {
    id: newId<"ProvisionerJob">(),
    organizationId,
    type: "TEMPLATE_IMPORT",
    tags,
    subjectId: newId(),
    subjectName: "x",
    templateId: null,
    workspaceId: null,
    initiatorId: null,
    ownerId: null,
    createdAt: new Date(),
  });

/** Which of these wake up when the job comes; the last of them does, so that all have heard by then. */
async function wokenBy(job: [organizationId: string, tags: Tags], watches: Record<string, Watch>): Promise<string[]> {
  const woken: string[] = [];
  const all = Object.entries(watches).map(async ([name, watch]) => {
    if (await watch.next()) woken.push(name);
  });
  await enqueue(...job);
  await all.at(-1);
  for (const watch of Object.values(watches)) watch.end();
  await Promise.all(all);
  return woken;
}

const watching = (organizationId: string, tags: Tags) => signal.watch({ organizationId, tags, milliseconds: 4_000 });

test("a job wakes those of its organization whose tags fit, and nobody else", async () => {
  const watches = {
    "another region": watching(world.alpha, { region: "us" }),
    "no tags": watching(world.alpha, {}),
    "another organization": watching(world.beta, { region: "eu" }),
    "the same tags": watching(world.alpha, { region: "eu" }),
    "more tags": watching(world.alpha, { region: "eu", gpu: "true" }),
  };
  expect(await wokenBy([world.alpha, { region: "eu" }], watches)).toEqual(["the same tags", "more tags"]);
});

test("a job without tags wakes those without", async () => {
  const watches = { tagged: watching(world.alpha, { region: "us" }), plain: watching(world.alpha, {}) };
  expect(await wokenBy([world.alpha, {}], watches)).toEqual(["plain"]);
});

test("a job whose tags are too long to be told wakes all of its organization", async () => {
  const long = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`t${String(index)}`, "ü".repeat(250)]));
  const watches = {
    elsewhere: watching(world.beta, {}),
    tagged: watching(world.alpha, { region: "us" }),
    plain: watching(world.alpha, {}),
  };
  expect(await wokenBy([world.alpha, long], watches)).toEqual(["tagged", "plain"]);
});

test("a wait ends with the request that it is for", async () => {
  const leaving = new AbortController();
  const wait = { organizationId: world.alpha, tags: {}, milliseconds: 30_000, signal: leaving.signal };
  const next = signal.watch(wait).next();
  leaving.abort();
  expect(await next).toBe(false);
  expect(await signal.watch(wait).next()).toBe(false);
});
