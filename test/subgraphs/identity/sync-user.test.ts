import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "../organizations/mutation-kit.js";
import { createGroup, createOrganization, createProvider, createUser, rowsOf, storeSignIn } from "./identities.js";

let graph: SubgraphUnderTest;
let providerId: string;
let userId: string;
let eng: string;
let counter = 0;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
  providerId = await createProvider(graph.database);
  eng = await createGroup(graph.database, graph.world.alpha, "eng");
});
beforeEach(async () => {
  counter += 1;
  userId = await createUser(graph.database, `person-${String(counter)}`);
  await graph.database.organizationSync.deleteMany();
  await graph.database.siteRoleSync.deleteMany();
  await graph.database.groupSync.deleteMany();
  await graph.database.roleSync.deleteMany();
});
afterAll(() => graph.close());

const plan = `plan {
  isEmpty user { id } problems { code severity message path }
  changes { action organization { id } group { id } groupName role claimValue reason }
}`;
const sync = mutation(() => graph, "syncUser", `run { id trigger status error startedAt durationMs ${plan} }`);
const claim = (claims: object, id = userId) => storeSignIn(graph.database, { providerId, userId: id, claims });
const syncAs = async (who: "owner" | "alphaMember" = "owner") => sync(who, { userId: encodeId("User", userId) });
const setUp = async () => {
  const { alpha, beta } = graph.world;
  const to = (claimValue: string, ...targets: string[]) => ({ claimValue, targets });
  await graph.database.organizationSync.create({
    data: { claim: "memberOf", assignDefault: false, mapping: [to("a", alpha), to("b", beta)] },
  });
  await graph.database.groupSync.create({
    data: {
      organizationId: alpha,
      claim: "memberOf",
      autoCreateMissing: true,
      regexFilter: "^g:",
      mapping: [to("g:eng", eng)],
    },
  });
  await graph.database.roleSync.create({
    data: { organizationId: alpha, claim: "memberOf", mapping: [to("boss", "organization-admin")] },
  });
  await graph.database.siteRoleSync.create({
    data: { claim: "memberOf", mapping: [to("audit", "auditor")], defaultRoles: [] },
  });
};

describe("syncUser", () => {
  test("does all that the claims say, in one transaction, with audit rows in the sync's name", async () => {
    await setUp();
    await claim({ memberOf: ["a", "g:eng", "g:new", "boss", "audit"] });
    const { payload } = await syncAs();
    expect(payload).toMatchObject({ userErrors: [], run: { trigger: "MANUAL", status: "SUCCEEDED", error: null } });
    const actions = payload?.["run"].plan.changes.map((change: { action: string }) => change.action);
    expect(actions).toEqual([
      "JOIN_ORGANIZATION",
      "JOIN_GROUP",
      "CREATE_GROUP",
      "JOIN_GROUP",
      "GRANT_ROLE",
      "GRANT_SITE_ROLE",
    ]);
    expect(await rowsOf(graph.database, userId)).toEqual({
      siteRoles: ["auditor"],
      organizations: {
        alpha: { roles: ["organization-admin", "organization-workspace-access"], groups: ["eng", "g:new"] },
      },
    });
    const member = await graph.database.member.findFirstOrThrow({ where: { userId } });
    const [entry] = await auditOf(graph, member.id);
    expect(entry).toMatchObject({
      action: "CREATE",
      actorName: "owner",
      via: "identity sync",
      organizationName: "alpha",
    });
    const made = await graph.database.group.findFirstOrThrow({ where: { name: "g:new" } });
    expect(made.source).toBe("IDENTITY_PROVIDER");
    expect(await auditOf(graph, made.id)).toMatchObject([
      { action: "CREATE", resourceType: "Group", via: "identity sync" },
    ]);
    expect(await auditOf(graph, userId)).toMatchObject([
      { action: "UPDATE", changes: { siteRoles: { after: ["auditor"] } } },
    ]);
  });

  test("every change says which organization, group or role, which value, and why", async () => {
    await setUp();
    await claim({ memberOf: ["a", "g:eng"] });
    const { payload } = await syncAs();
    const alpha = { id: encodeId("Organization", graph.world.alpha) };
    expect(payload?.["run"].plan).toMatchObject({ user: { id: encodeId("User", userId) }, isEmpty: false });
    expect(payload?.["run"].plan.changes).toMatchObject([
      { action: "JOIN_ORGANIZATION", organization: alpha, group: null, claimValue: "a" },
      {
        action: "JOIN_GROUP",
        organization: alpha,
        group: { id: encodeId("Group", eng) },
        claimValue: "g:eng",
        reason: expect.stringMatching(/memberOf.*g:eng/),
      },
    ]);
  });

  test("a second sync finds nothing to do, and writes a run and nothing else", async () => {
    await setUp();
    await claim({ memberOf: ["a", "g:eng", "g:other"] });
    await syncAs();
    const audited = await graph.database.auditEntry.count();
    const { payload } = await syncAs();
    expect(payload?.["run"]).toMatchObject({ status: "UNCHANGED", plan: { isEmpty: true, changes: [] } });
    expect(await graph.database.auditEntry.count()).toBe(audited);
  });

  test("what claims no longer say is taken away, with what hung on it", async () => {
    await setUp();
    await claim({ memberOf: ["a", "b", "g:eng", "boss"] });
    await syncAs();
    await claim({ memberOf: ["b"] });
    await syncAs();
    expect(await rowsOf(graph.database, userId)).toMatchObject({ organizations: { beta: { groups: [] } } });
    expect((await rowsOf(graph.database, userId)).organizations["alpha"]).toBeUndefined();
    const left = await graph.database.auditEntry.findFirstOrThrow({
      where: { action: "DELETE", resourceType: "OrganizationMember" },
    });
    expect(left.changes).toMatchObject({ groups: { before: [encodeId("Group", eng)], after: null } });
  });

  test("a malformed claim changes nothing, and the settings say how many it touches", async () => {
    await setUp();
    await claim({ memberOf: ["a", "g:eng"] });
    await syncAs();
    const before = await rowsOf(graph.database, userId);
    await claim({ memberOf: "a,b" });
    const { payload } = await syncAs();
    expect(payload?.["run"]).toMatchObject({
      status: "UNCHANGED",
      plan: { problems: [{ code: "CLAIM_MALFORMED" }, {}, {}, {}] },
    });
    expect(await rowsOf(graph.database, userId)).toEqual(before);
    const { data } = await graph
      .as(graph.world.owner)
      .run("{ siteRoleSync { problems { code severity affectedUsers } } }");
    expect(data?.["siteRoleSync"].problems).toContainEqual({
      code: "CLAIM_MALFORMED",
      severity: "ERROR",
      affectedUsers: 1,
    });
  });

  test("the last owner stays one", async () => {
    const { owner } = graph.world;
    await graph.database.siteRoleSync.create({ data: { claim: "memberOf", defaultRoles: [] } });
    await claim({ memberOf: [] }, owner.userId);
    const { payload } = await sync("owner", { userId: encodeId("User", owner.userId) });
    expect(payload?.["run"].plan.problems).toMatchObject([{ code: "LAST_OWNER" }]);
    expect((await rowsOf(graph.database, owner.userId)).siteRoles).toEqual(["owner"]);
  });

  test("two at once end as one does", async () => {
    await setUp();
    await claim({ memberOf: ["a", "g:twice", "boss"] });
    const runs = await Promise.all([syncAs(), syncAs()]);
    expect(runs.map(({ payload }) => payload?.["run"].status).sort()).toEqual(["SUCCEEDED", "UNCHANGED"]);
    expect(await rowsOf(graph.database, userId)).toMatchObject({ organizations: { alpha: { groups: ["g:twice"] } } });
  });

  test("a failure leaves everything as it was, and is kept as a run that says so", async () => {
    await setUp();
    await claim({ memberOf: ["a", "g:eng", "audit"] });
    await graph.database.$executeRawUnsafe(`create function organizations.fail() returns trigger language plpgsql as
      $$ begin raise exception 'out of order'; end $$`);
    await graph.database.$executeRawUnsafe(
      "create trigger fail before insert on organizations.group_members for each row execute function organizations.fail()",
    );
    const { payload } = await syncAs();
    await graph.database.$executeRawUnsafe("drop trigger fail on organizations.group_members");
    expect(payload?.["run"]).toMatchObject({ status: "FAILED", error: expect.stringMatching(/nothing was changed/) });
    expect(payload?.["run"].error).not.toMatch(/out of order/);
    expect(await rowsOf(graph.database, userId)).toEqual({ siteRoles: [], organizations: {} });
  });

  test("takes as many statements for two hundred organizations and groups as for one", async () => {
    const count = async (many: number) => {
      userId = await createUser(graph.database, `many-${String(many)}`);
      const ids: string[] = [];
      for (let index = 0; index < many; index += 1) {
        const id = await createOrganization(graph.database, `o${String(many)}-${String(index)}`);
        await graph.database.groupSync.create({ data: { organizationId: id, claim: "g", autoCreateMissing: true } });
        await graph.database.roleSync.create({
          data: { organizationId: id, claim: "g", mapping: [{ claimValue: "x", targets: ["organization-admin"] }] },
        });
        ids.push(id);
      }
      await graph.database.organizationSync.deleteMany();
      await graph.database.organizationSync.create({
        data: { claim: "g", assignDefault: false, mapping: [{ claimValue: "x", targets: ids }] },
      });
      await claim({ g: ["x", ...Array.from({ length: many }, (_, n) => `group-${String(n)}`).slice(0, 3)] });
      const statements = await graph.statements(syncAs);
      const { organizations } = await rowsOf(graph.database, userId);
      expect(Object.keys(organizations)).toHaveLength(many);
      expect(Object.values(organizations).every(({ groups, roles }) => groups.length > 0 && roles.length === 2)).toBe(
        true,
      );
      return statements;
    };
    expect(await count(200)).toBe(await count(1));
  }, 60_000);

  test.each(["alphaMember"] as const)("%s may not", async (who) => {
    expect((await syncAs(who)).refused).toBe("FORBIDDEN");
  });

  test("a user without identity is refused, one that does not exist is not found", async () => {
    const { payload } = await syncAs();
    expect(payload).toMatchObject({ run: null, userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "userId"] }] });
    const nobody = encodeId("User", "01890000-0000-7000-8000-000000000000");
    expect((await sync("owner", { userId: nobody })).refused).toBe("NOT_FOUND");
    expect((await sync("owner", { userId: "nonsense" })).refused).toBe("BAD_USER_INPUT");
  });
});

describe("runs", () => {
  const list = `query ($filter: IdentitySyncRunFilter) { identitySyncRuns(filter: $filter) {
    nodes { id status user { id } plan { changes { action } problems { code } } } } }`;
  const read = async (who: "owner" | "alphaMember" | "betaMember" | "outsider", filter: object | null) => {
    const { data, errors } = await graph.as(graph.world[who]).run(list, { filter });
    expect(errors).toBeUndefined();
    return data?.["identitySyncRuns"].nodes;
  };
  const alpha = () => encodeId("Organization", graph.world.alpha);

  test("are all a site's reader's; an organization's see it cut to their own; others see their own", async () => {
    await setUp();
    await claim({ memberOf: ["a", "b", "audit"] });
    const { payload } = await syncAs();
    const id = payload?.["run"].id;
    const filter = { userId: encodeId("User", userId) };
    expect((await read("owner", filter))[0]).toMatchObject({
      id,
      plan: {
        changes: [{ action: "JOIN_ORGANIZATION" }, { action: "JOIN_ORGANIZATION" }, { action: "GRANT_SITE_ROLE" }],
      },
    });
    expect((await read("alphaMember", { ...filter, organizationId: alpha() }))[0].plan.changes).toEqual([
      { action: "JOIN_ORGANIZATION" },
    ]);
    expect(await read("alphaMember", filter)).toEqual([]);
    expect(await read("betaMember", { ...filter, organizationId: alpha() })).toEqual([]);
    expect(await read("outsider", null)).toEqual([]);
    await claim({ memberOf: [] }, graph.world.outsider.userId);
    await sync("owner", { userId: encodeId("User", graph.world.outsider.userId) });
    expect(await read("outsider", null)).toMatchObject([{ status: "UNCHANGED" }]);
  });

  test("are filtered", async () => {
    await setUp();
    await claim({ memberOf: "x,y" });
    await syncAs();
    const filter = { userId: encodeId("User", userId) };
    expect(await read("owner", { ...filter, withProblems: true, status: "UNCHANGED" })).toHaveLength(1);
    expect(await read("owner", { ...filter, withProblems: false })).toHaveLength(0);
    expect(await read("owner", { ...filter, status: "FAILED" })).toHaveLength(0);
    expect(await read("owner", { ...filter, since: "2030-01-01T00:00:00Z" })).toHaveLength(0);
  });

  test("are found by their id, by whoever may see them whole", async () => {
    await claim({});
    const { payload } = await syncAs();
    const ref = payload?.["run"].id as string;
    const query = "query ($r: [_Any!]!) { _entities(representations: $r) { ... on IdentitySyncRun { id } } }";
    const variables = { r: [{ __typename: "IdentitySyncRun", ref }] };
    const as = async (who: "owner" | "alphaMember") =>
      (await graph.as(graph.world[who]).run(query, variables)).data?.["_entities"];
    expect(await as("owner")).toEqual([{ id: ref }]);
    expect(await as("alphaMember")).toEqual([null]);
    expect(decodeId(ref)?.type).toBe("IdentitySyncRun");
  });

  test("a page takes two statements, however many there are; so do the last runs of many users", async () => {
    const page = "{ identitySyncRuns(first: 100) { nodes { id plan { isEmpty } } } }";
    expect(await graph.statements(() => graph.as(graph.world.owner).run(page))).toBe(2);
    const query =
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { lastIdentitySync { status } } } }";
    const users = [userId, graph.world.outsider.userId].map((id) => ({ __typename: "User", id: encodeId("User", id) }));
    expect(await graph.statements(() => graph.as(graph.world.owner).run(query, { r: users }))).toBe(1);
  });
});
