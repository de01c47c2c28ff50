import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { runResync } from "../../../subgraphs/identity/actions/resyncs/run-resync.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { mutation } from "../organizations/mutation-kit.js";
import { createProvider, createUser, rowsOf, storeSignIn } from "./identities.js";

let graph: SubgraphUnderTest;
let userIds: string[];
beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
  const providerId = await createProvider(graph.database);
  const { alpha, beta } = graph.world;
  const mapping = [
    { claimValue: "a", targets: [alpha] },
    { claimValue: "b", targets: [beta] },
  ];
  await graph.database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
  userIds = [];
  for (let index = 0; index < 450; index += 1) {
    const userId = await createUser(graph.database, `person-${String(index)}`);
    userIds.push(userId);
    await storeSignIn(graph.database, { providerId, userId, claims: { memberOf: [index % 2 === 0 ? "a" : "b"] } });
  }
}, 60_000);
beforeEach(async () => {
  await graph.database.identityResync.deleteMany();
  await graph.database.member.deleteMany({ where: { userId: { in: userIds } } });
});
afterAll(() => graph.close());

const fields =
  "resync { id status total done changed failed startedAt completedAt initiator { id } organization { id } }";
const start = mutation(() => graph, "startIdentityResync", fields);
const cancel = mutation(() => graph, "cancelIdentityResync", fields);
const run = () => runResync({ database: graph.database, clock: graph.clock });
const seen = async (id: string, who: "owner" | "alphaMember" | "betaMember" = "owner") => {
  const query =
    "query ($r: [_Any!]!) { _entities(representations: $r) { ... on IdentityResync { status total done changed failed } } }";
  const { data } = await graph.as(graph.world[who]).run(query, { r: [{ __typename: "IdentityResync", ref: id }] });
  return data?.["_entities"][0];
};
const alpha = () => ({ organizationId: encodeId("Organization", graph.world.alpha) });

test("everybody is brought to what their claims say, in batches, with progress that can be read", async () => {
  const { payload } = await start("owner", {});
  expect(payload).toMatchObject({
    userErrors: [],
    resync: {
      status: "RUNNING",
      total: 450,
      done: 0,
      organization: null,
      initiator: { id: encodeId("User", graph.world.owner.userId) },
    },
  });
  await run();
  expect(await seen(payload?.["resync"].id)).toEqual({
    status: "SUCCEEDED",
    total: 450,
    done: 450,
    changed: 450,
    failed: 0,
  });
  expect((await rowsOf(graph.database, userIds[0]!)).organizations).toHaveProperty("alpha");
  expect((await rowsOf(graph.database, userIds[1]!)).organizations).toHaveProperty("beta");
  const entry = await graph.database.auditEntry.findFirstOrThrow({ where: { resourceType: "OrganizationMember" } });
  expect(entry).toMatchObject({ actorName: "owner", via: "identity sync" });
  expect(await graph.database.auditEntry.count({ where: { resourceType: "IdentityResync", action: "START" } })).toBe(1);
});

test("a batch takes as many statements as a user", async () => {
  const count = async (ids: string[]) => {
    await graph.database.identityResync.deleteMany();
    await graph.database.member.deleteMany({ where: { userId: { in: userIds } } });
    const others = await graph.database.userIdentity.findMany({ where: { userId: { notIn: ids } } });
    await graph.database.userIdentity.deleteMany({ where: { userId: { notIn: ids } } });
    await start("owner", {});
    const statements = await graph.statements(run);
    await graph.database.userIdentity.createMany({
      data: others.map((row) => ({ ...row, claims: row.claims as object })),
    });
    return statements;
  };
  expect(await count(userIds.slice(0, 200))).toBe(await count(userIds.slice(0, 1)));
});

test("one runs at a time", async () => {
  const both = await Promise.all([start("owner", {}), start("owner", alpha())]);
  const refused = both.filter(({ payload }) => payload?.["resync"] === null);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.payload?.["userErrors"]).toMatchObject([{ code: "CONFLICT" }]);
});

test("one that is cut off goes on where it was", async () => {
  const { payload } = await start("owner", {});
  const clock = { now: () => new Date(graph.clock.now().getTime() + (ticks += 1) * 60_000) };
  let ticks = 0;
  await runResync({ database: graph.database, clock });
  expect(await seen(payload?.["resync"].id)).toMatchObject({ status: "RUNNING", done: 200 });
  await run();
  expect(await seen(payload?.["resync"].id)).toMatchObject({ status: "SUCCEEDED", done: 450 });
  expect(
    await graph.database.identitySyncRun.count({
      where: { userId: userIds[0]!, trigger: "RESYNC", status: "SUCCEEDED" },
    }),
  ).toBeGreaterThan(0);
});

test("one that is canceled stops; what it has done stays done", async () => {
  const { payload } = await start("owner", {});
  const { id } = payload?.["resync"] ?? {};
  let ticks = 0;
  const clock = { now: () => new Date(graph.clock.now().getTime() + (ticks += 1) * 60_000) };
  await runResync({ database: graph.database, clock });
  expect((await cancel("owner", { id })).payload).toMatchObject({
    userErrors: [],
    resync: { status: "CANCELED", done: 200 },
  });
  await run();
  expect(await seen(id)).toMatchObject({ status: "CANCELED", done: 200 });
  expect((await cancel("owner", { id })).payload?.["userErrors"]).toMatchObject([
    { code: "NOT_ALLOWED_HERE", path: ["input", "id"] },
  ]);
  expect(await graph.database.auditEntry.count({ where: { resourceType: "IdentityResync", action: "STOP" } })).toBe(1);
});

test("who cannot be synced is counted and has a run that says why; the others are synced", async () => {
  const unlucky = userIds[3]!;
  await graph.database.$executeRawUnsafe(`create function organizations.refuse_one() returns trigger language plpgsql as
    $$ begin if new.user_id = '${unlucky}' then raise exception 'out of order'; end if; return new; end $$`);
  await graph.database.$executeRawUnsafe(
    "create trigger refuse_one before insert on organizations.members for each row execute function organizations.refuse_one()",
  );
  const { payload } = await start("owner", {});
  await run();
  await graph.database.$executeRawUnsafe("drop trigger refuse_one on organizations.members");
  expect(await seen(payload?.["resync"].id)).toEqual({
    status: "SUCCEEDED",
    total: 450,
    done: 450,
    changed: 449,
    failed: 1,
  });
  const failed = await graph.database.identitySyncRun.findMany({ where: { status: "FAILED" } });
  expect(failed).toMatchObject([{ userId: unlucky, trigger: "RESYNC" }]);
}, 60_000);

describe("of one organization", () => {
  test("looks at its members alone", async () => {
    const { payload } = await start("owner", alpha());
    expect(payload?.["resync"]).toMatchObject({ total: 0, organization: { id: alpha().organizationId } });
    await run();
    expect(await seen(payload?.["resync"].id)).toMatchObject({ status: "SUCCEEDED", done: 0 });
  });

  test("is seen by those who may look into its syncs, that of everybody by the site's", async () => {
    const { payload } = await start("owner", alpha());
    const { id } = payload?.["resync"] ?? {};
    expect(await seen(id, "alphaMember")).toMatchObject({ status: "RUNNING" });
    expect(await seen(id, "betaMember")).toBeNull();
    const list = "{ identityResyncs { nodes { id } } }";
    const read = async (who: "owner" | "alphaMember" | "betaMember") =>
      (await graph.as(graph.world[who]).run(list)).data?.["identityResyncs"]?.nodes ?? null;
    expect(await read("owner")).toEqual([{ id }]);
    const of = `{ identityResyncs(organizationId: "${alpha().organizationId}") { nodes { id } } }`;
    const { data } = await graph.as(graph.world.alphaMember).run(of);
    expect(data?.["identityResyncs"].nodes).toEqual([{ id }]);
  });

  test("a list of them takes two statements, however many there are", async () => {
    for (let index = 0; index < 3; index += 1) {
      const past = { status: "SUCCEEDED", total: 0, startedAt: graph.clock.now() };
      await graph.database.identityResync.create({ data: { id: newId(), ...past } });
    }
    const list = "{ identityResyncs { nodes { id status organization { id } } } }";
    expect(await graph.statements(() => graph.as(graph.world.owner).run(list))).toBe(2);
  });

  test.each([
    ["alphaMember", () => alpha(), "FORBIDDEN"],
    ["betaMember", () => alpha(), "NOT_FOUND"],
    ["alphaMember", () => ({}), "FORBIDDEN"],
  ] as const)("%s may not start one", async (who, input, code) => {
    expect((await start(who, input())).refused).toBe(code);
  });

  test("nor cancel one, and one that is not there is not found", async () => {
    const { payload } = await start("owner", alpha());
    expect((await cancel("alphaMember", { id: payload?.["resync"].id })).refused).toBe("FORBIDDEN");
    expect((await cancel("owner", { id: encodeId("IdentityResync", newId()) })).refused).toBe("NOT_FOUND");
    expect((await cancel("owner", { id: "nonsense" })).refused).toBe("BAD_USER_INPUT");
  });
});
