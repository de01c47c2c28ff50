import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { newId } from "../../../foundation/ids/new-id.js";
import { enqueueJob } from "../../../foundation/job-queue/enqueue-job.js";
import { fitsTags } from "../../../foundation/tags/fits-tags.js";
import { takeJob } from "../../../foundation/job-queue/take-job.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, type World } from "../../kit/world.js";

let testDatabase: TestDatabase;
let world: World;
let daemonId: string;
const now = new Date("2026-11-24T08:00:00.000Z");

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  daemonId = newId<"ProvisionerDaemon">();
  const said = { name: "daemon", version: "0", apiVersion: "1.0", lastSeenAt: now };
  await testDatabase.database.provisionerDaemon.create({
    data: { id: daemonId, organizationId: world.alpha, ...said },
  });
});
afterAll(() => testDatabase.close());

class Undo extends Error {}

/** Does the statement give this job to this daemon? Nothing of it stays. */
async function isTaken(jobTags: Record<string, string>, daemonTags: Record<string, string>): Promise<boolean> {
  let taken = false;
  const attempt = async (tx: Transaction) => {
    await enqueueJob(tx, {
      id: newId<"ProvisionerJob">(),
      organizationId: world.alpha,
      type: "TEMPLATE_IMPORT",
      tags: jobTags,
      subjectId: newId(),
      subjectName: "x",
      templateId: null,
      workspaceId: null,
      initiatorId: null,
      ownerId: null,
      createdAt: now,
    });
    taken = (await takeJob(tx, { daemonId, organizationId: world.alpha, tags: daemonTags }, now)) !== null;
    throw new Undo();
  };
  await testDatabase.database.$transaction(attempt).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return taken;
}

const name = fc.constantFrom("region", "gpu", "constructor", "a.b", "ünï", "'\"\\", "");
const value = fc.constantFrom("eu", "us", "true", "", "%", "null", "ünï", "'\"\\");
const tags = fc.uniqueArray(fc.tuple(name, value), { maxLength: 3, selector: ([key]) => key }).map((entries) => {
  return Object.fromEntries(entries);
});

test("the statement that takes a job and the rule in code always say the same", async () => {
  await fc.assert(
    fc.asyncProperty(tags, tags, async (jobTags, daemonTags) => {
      expect(await isTaken(jobTags, daemonTags)).toBe(fitsTags(jobTags, daemonTags));
    }),
    {
      numRuns: 150,
      examples: [
        [{}, {}],
        [{ region: "eu" }, { region: "eu", gpu: "true" }],
      ],
    },
  );
});
