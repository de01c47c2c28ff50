import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newSecret } from "../../foundation/secrets/secret.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";

let graph: GraphUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest();
});
afterAll(() => graph.close());

const query = "{ viewer { username } }";

test("a token signs its user in", async () => {
  expect(await graph.as(graph.world.alphaMember).run(query)).toMatchObject({
    status: 200,
    data: { viewer: { username: "alpha-member" } },
  });
});

test("a request without a token is nobody's", async () => {
  expect(await graph.anonymously.run(query)).toMatchObject({ status: 200, data: { viewer: null } });
});

test.each([
  ["garbage", () => Promise.resolve("garbage")],
  ["a well-formed token that nobody has", () => Promise.resolve(newSecret("orgp"))],
  ["a well-formed provisioner key that nobody has", () => Promise.resolve(newSecret("orgk"))],
  [
    "an expired token",
    async () => {
      const token = await signIn(graph.database, graph.world.betaMember);
      const expiresAt = new Date(graph.clock.now().getTime() - 1);
      await graph.database.accessToken.updateMany({
        where: { userId: graph.world.betaMember.userId },
        data: { expiresAt },
      });
      return token;
    },
  ],
  [
    "a suspended user's token",
    async () => {
      const token = await signIn(graph.database, graph.world.outsider);
      await graph.database.user.update({ where: { id: graph.world.outsider.userId }, data: { status: "SUSPENDED" } });
      return token;
    },
  ],
])("%s is answered with 401 and UNAUTHENTICATED, and the token is not in the answer", async (_, make) => {
  const token = await make();
  const answer = await post(graph.endpoint, token, { query });
  expect(answer.status).toBe(401);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
  expect(JSON.stringify(answer)).not.toContain(token);
});

test("the last use of a token is kept to the minute, not written at each request", async () => {
  const { owner } = graph.world;
  const lastUse = async () =>
    (await graph.database.accessToken.findFirstOrThrow({ where: { userId: owner.userId } })).lastUsedAt;
  await graph.as(owner).run(query);
  const first = await lastUse();
  graph.clock.advance(59_000);
  await graph.as(owner).run(query);
  expect(await lastUse()).toEqual(first);
  graph.clock.advance(1_000);
  await graph.as(owner).run(query);
  expect(await lastUse()).toEqual(graph.clock.now());
});
