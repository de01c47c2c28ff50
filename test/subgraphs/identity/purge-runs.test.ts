import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { identityTasks } from "../../../subgraphs/identity/actions/tasks.js";
import { purgeRuns } from "../../../subgraphs/identity/actions/sync/purge-runs.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
});
afterAll(() => graph.close());

const dayMs = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(graph.clock.now().getTime() - days * dayMs);

/** Runs of a user that began so many days ago, the oldest first. */
async function runs(userId: string, days: readonly number[]): Promise<void> {
  const run = { userId, trigger: "REFRESH", status: "UNCHANGED", changes: [], problems: [], hasProblems: false };
  for (const each of days) {
    const id = newId<"IdentitySyncRun">();
    await graph.database.identitySyncRun.create({ data: { ...run, id, startedAt: daysAgo(each), durationMs: 1 } });
  }
}
const agesOf = async (userId: string) => {
  const left = await graph.database.identitySyncRun.findMany({ where: { userId }, orderBy: { id: "asc" } });
  return left.map(({ startedAt }) => (graph.clock.now().getTime() - startedAt.getTime()) / dayMs);
};

test("runs are kept for ninety days or as long as is set, and each user's last one for good", async () => {
  const { alphaMember, betaMember } = graph.world;
  await runs(alphaMember.userId, [200, 91, 90, 10, 1]);
  await runs(betaMember.userId, [300, 200]);
  expect(await purgeRuns(graph)).toBe(3);
  expect(await agesOf(alphaMember.userId)).toEqual([90, 10, 1]);
  expect(await agesOf(betaMember.userId)).toEqual([200]);
  expect(await purgeRuns({ ...graph, syncRunsKeptMs: 5 * dayMs })).toBe(2);
  expect(await agesOf(alphaMember.userId)).toEqual([1]);
  expect(await purgeRuns({ ...graph, syncRunsKeptMs: 0 })).toBe(0);
});

test("more than go by one statement go all the same", async () => {
  const { userId } = graph.world.outsider;
  await graph.database.$executeRaw`
    insert into identity.identity_sync_runs
      (id, user_id, trigger, status, changes, problems, has_problems, organization_ids, started_at, duration_ms)
    select uuidv7(), ${userId}::uuid, 'REFRESH', 'UNCHANGED', '[]', '[]', false, '{}', ${daysAgo(100)}::timestamptz, 1
    from generate_series(1, 5001)`;
  expect(await purgeRuns(graph)).toBe(5_000);
  expect(await agesOf(userId)).toEqual([100]);
});

test("it is done from time to time", () => {
  expect(identityTasks.map(({ name }) => name)).toContain("identity: purge sync runs");
});
