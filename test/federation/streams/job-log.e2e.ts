import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createClient, type Client } from "graphql-sse";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../../kit/world.js";

let graph: GraphUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  await giveRoles(graph.database, graph.world.betaMember, readersRoles);
});
afterAll(() => graph.close());

const query =
  "subscription ($id: ID!, $after: Int) { provisionerJobLogs(jobId: $id, after: $after) { sequence output } }";

const clientOf = async (actor = graph.world.alphaMember): Promise<Client> =>
  createClient({
    url: graph.endpoint,
    headers: { authorization: `Bearer ${await signIn(graph.database, actor)}` },
    retryAttempts: 0,
  });

const follow = (client: Client, job: SpokenJob, after?: number) =>
  client.iterate<{ provisionerJobLogs: { sequence: number; output: string } }>({
    query,
    variables: { id: job.id, ...(after !== undefined && { after }) },
  });

type Results = ReturnType<typeof follow>;

async function take(results: Results, count: number): Promise<number[]> {
  const sequences: number[] = [];
  while (sequences.length < count) {
    const { value, done } = await results.next();
    if (done) break;
    if (value.errors) throw new Error(JSON.stringify(value.errors));
    sequences.push(value.data!.provisionerJobLogs.sequence);
  }
  return sequences;
}

async function rest(results: Results): Promise<number[]> {
  return take(results, Number.POSITIVE_INFINITY);
}

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);
const alphaJob = () => startSpokenJob(graph.database, { organizationId: graph.world.alpha });

describe("the log of a job", () => {
  test("comes from its first line on, as it is written, and completes when the job is over", async () => {
    const job = await alphaJob();
    await job.say(3);
    const results = follow(await clientOf(), job);
    expect(await take(results, 3)).toEqual([1, 2, 3]);
    await job.say(2);
    expect(await take(results, 2)).toEqual([4, 5]);
    await job.say();
    await job.end();
    expect(await rest(results)).toEqual([6]);
  });

  test("is read on after any line, however long it is", async () => {
    const job = await alphaJob();
    await job.say(1_203);
    await job.end();
    const client = await clientOf();
    expect(await rest(follow(client, job))).toEqual(upTo(1_203));
    expect(await rest(follow(client, job, 1_200))).toEqual([1_201, 1_202, 1_203]);
    expect(await rest(follow(client, job, 1_203))).toEqual([]);
  });

  test("has no gap and no repetition for followers who come and go while it is written", async () => {
    const job = await alphaJob();
    const client = await clientOf();
    const follower = async (stopsAt: number): Promise<number[]> => {
      const results = follow(client, job);
      const first = await take(results, stopsAt);
      await results.return!();
      return [...first, ...(await rest(follow(client, job, first.at(-1))))];
    };
    const followers = [1, 7, 50, 99].map(follower);
    for (const lines of [1, 10, 3, 40, 1, 45, 100]) await job.say(lines);
    await job.end();
    for (const sequences of await Promise.all(followers)) expect(sequences).toEqual(upTo(200));
  });

  test.each<[string, () => typeof graph.world.alphaMember]>([
    ["somebody of another organization", () => graph.world.betaMember],
    ["somebody of none", () => graph.world.outsider],
  ])("is not there for %s", async (_, actor) => {
    const job = await alphaJob();
    await job.say(2);
    const results = follow(await clientOf(actor()), job);
    const { value } = await results.next();
    expect(value).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/NOT_FOUND|UNAUTHORIZED/) } }],
    });
    expect(JSON.stringify(value)).not.toContain("line");
    expect((await results.next()).done).toBe(true);
  });
});
