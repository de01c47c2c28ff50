import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { logQuery, logVariables, sseClient, takeLines, upTo, wsClient, type Results } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob, type SpokenJob } from "../../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../../kit/world.js";

/** Two who follow the same job in alpha: one sees all of alpha, the other all of beta, and in alpha what is their own. */
let graph: GraphUnderTest;
let one: UserActor;
let other: UserActor;
let job: SpokenJob;
beforeAll(async () => {
  graph = await startGraphUnderTest({ hearsNews: true });
  const { alpha, alphaMember, betaMember } = graph.world;
  [one, other] = [alphaMember, betaMember];
  const createdAt = graph.clock.now();
  // A member sees the groups that they are in, whoever manages users all of them.
  const group = { id: newId<"Group">(), organizationId: alpha, name: "hidden", displayName: "hidden", createdAt };
  await graph.database.group.create({ data: group });
  await graph.database.member.create({
    data: { id: newId(), organizationId: alpha, userId: other.userId, roles: [], createdAt },
  });
});
beforeEach(async () => {
  const { alpha, beta } = graph.world;
  await giveRoles(graph.database, one, readersRoles);
  const rolesIn = (organizationId: string, roles: string[]) =>
    graph.database.member.updateMany({ where: { userId: other.userId, organizationId }, data: { roles } });
  await rolesIn(beta, readersRoles);
  await rolesIn(alpha, ["organization-workspace-access"]);
  job = await startSpokenJob(graph.database, { organizationId: alpha, ownerId: other.userId });
  graph.fetches.length = 0;
});
afterAll(() => graph.close());

const jobQuery =
  "subscription ($id: ID!) { provisionerJob(id: $id) { status organization { groups { nodes { isEveryone } } } } }";
const bySse = async (actor: UserActor, query: string): Promise<Results> =>
  sseClient(graph.endpoint, await signIn(graph.database, actor)).iterate({ query, variables: logVariables(job) });
const byWs = async (actor: UserActor, query: string): Promise<Results> =>
  wsClient(graph.endpoint, await signIn(graph.database, actor)).iterate({ query, variables: logVariables(job) });

const next = async (results: Results) => {
  const { value, done } = await results.next();
  return done ? "the end" : value;
};
const seen = (status: string, isEveryone: boolean[]) => ({
  data: {
    provisionerJob: { status, organization: { groups: { nodes: isEveryone.map((each) => ({ isEveryone: each })) } } },
  },
});
const ofAll = [false, true];
const ofOwn = [true];

test("each of those who follow the same job sees of every event what they may, however many follow", async () => {
  const whole = await Promise.all([bySse(one, jobQuery), byWs(one, jobQuery), bySse(one, jobQuery)]);
  const part = await Promise.all([byWs(other, jobQuery), bySse(other, jobQuery), byWs(other, jobQuery)]);
  const told = (followers: Results[]) => Promise.all(followers.map(next));
  for (const status of ["RUNNING", "SUCCEEDED"]) {
    const [ofWhole, ofPart] = await Promise.all([told(whole), told(part)]);
    expect(ofWhole).toEqual(whole.map(() => seen(status, ofAll)));
    expect(ofPart).toEqual(part.map(() => seen(status, ofOwn)));
    if (status === "RUNNING") await job.end();
  }
  expect(new Set(await told([...whole, ...part]))).toEqual(new Set(["the end"]));
});

test("lines are shared by those who may read them, and end for whoever may no more", async () => {
  const [mine, theirs] = await Promise.all([bySse(one, logQuery), byWs(other, logQuery)]);
  await job.say(2);
  expect(await Promise.all([takeLines(mine, 2), takeLines(theirs, 2)])).toEqual([upTo(2), upTo(2)]);
  await giveRoles(graph.database, one, ["organization-workspace-access"]);
  expect(await next(mine)).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
  await job.say();
  expect(await takeLines(theirs, 1)).toEqual([3]);
  expect(await next(mine)).toBe("the end");
  await job.end();
  expect(await takeLines(theirs)).toEqual([]);
});

test("what other subgraphs are asked for an event, they are asked once for all streams of whoever it is for", async () => {
  const token = await signIn(graph.database, one);
  const follow = () => wsClient(graph.endpoint, token).iterate({ query: jobQuery, variables: logVariables(job) });
  const followers: Results[] = upTo(8).map(follow);
  await Promise.all(followers.map(next));
  graph.fetches.length = 0;
  await job.end();
  const answers = await Promise.all(followers.map(next));
  expect(answers).toEqual(followers.map(() => seen("SUCCEEDED", ofAll)));
  expect(graph.fetches.filter(({ subgraph }) => subgraph === "organizations").length).toBeLessThan(followers.length);
});
