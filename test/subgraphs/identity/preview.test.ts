import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { createGroup, createProvider, createUser, rowsOf, storeSignIn } from "./identities.js";

let graph: SubgraphUnderTest;
let providerId: string;
const groups: Record<string, string> = {};
beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
  providerId = await createProvider(graph.database);
  const { alpha, beta } = graph.world;
  for (const name of ["eng", "ops"]) groups[`alpha/${name}`] = await createGroup(graph.database, alpha, name);
  groups["beta/eng"] = await createGroup(graph.database, beta, "eng");
  const release = { id: newId<"Role">(), organizationId: alpha, name: "releaser" };
  await graph.database.role.create({ data: release });
});
afterAll(() => graph.close());

const document = `query ($input: PreviewIdentitySyncInput!) { previewIdentitySync(input: $input) {
  isEmpty user { id } problems { code path }
  changes { action organization { id } group { id } groupName role claimValue reason } } }`;
type Person = "owner" | "alphaMember" | "betaMember" | "outsider";
const preview = async (who: Person, input: object) => {
  const { data, errors } = await graph.as(graph.world[who]).run(document, { input });
  return { plan: data?.["previewIdentitySync"], code: errors?.[0]?.extensions["code"], message: errors?.[0]?.message };
};
const sync = (userId: string) =>
  graph
    .as(graph.world.owner)
    .run("mutation ($id: ID!) { syncUser(input: { userId: $id }) { run { status } userErrors { code } } }", {
      id: encodeId("User", userId),
    });

const value = fc.constantFrom("a", "b", "eng", "ops", "new", "boss", "root", "Everyone");
const memberOf = fc.oneof(
  { weight: 5, arbitrary: fc.array(value, { maxLength: 5 }) },
  fc.constantFrom(undefined, "eng", "a,b", 3, ["a", 1]),
);
const claimSync = {
  claim: fc.constantFrom("memberOf", "memberOf", null),
  regexFilter: fc.constantFrom(null, null, "^[aber]"),
  keepOnMissingClaim: fc.boolean(),
};
const to = (pairs: Record<string, string[]>) =>
  fc.subarray(Object.entries(pairs)).map((some) => some.map(([claimValue, targets]) => ({ claimValue, targets })));
const member = (...groupNames: string[]) =>
  fc.record({
    roles: fc.subarray(["organization-admin", "organization-workspace-access"]),
    groups: fc.subarray(groupNames),
  });
const situation = () => {
  const { alpha, beta } = graph.world;
  return fc.record({
    claims: memberOf.map((said) => (said === undefined ? {} : { memberOf: said })),
    organizationSync: fc.record({
      ...claimSync,
      assignDefault: fc.boolean(),
      mapping: to({ a: [alpha], b: [beta], eng: [alpha, beta] }),
    }),
    groupSync: fc.record({
      ...claimSync,
      autoCreateMissing: fc.boolean(),
      mapping: to({ eng: [groups["alpha/eng"]!], boss: [groups["alpha/ops"]!, groups["beta/eng"]!] }),
    }),
    betaGroupSync: fc.record({ ...claimSync, autoCreateMissing: fc.boolean(), mapping: fc.constant([]) }),
    roleSync: fc.record({
      ...claimSync,
      mapping: to({ boss: ["organization-admin", "releaser"], eng: ["organization-auditor", "nonsense"] }),
    }),
    siteRoleSync: fc.record({
      ...claimSync,
      matchByName: fc.boolean(),
      defaultRoles: fc.subarray(["auditor"]),
      mapping: to({ root: ["owner"], boss: ["user-admin"] }),
    }),
    siteRoles: fc.subarray(["owner", "template-admin"]),
    in: fc.record({ alpha: member("alpha/eng", "alpha/ops"), beta: member("beta/eng") }, { requiredKeys: [] }),
  });
};
type Situation = ReturnType<typeof situation> extends fc.Arbitrary<infer Said> ? Said : never;

async function arrange(said: Situation): Promise<string> {
  const { database, world } = graph;
  await database.user.deleteMany({ where: { username: "somebody" } });
  await database.group.deleteMany({ where: { source: "IDENTITY_PROVIDER" } });
  for (const table of [database.organizationSync, database.siteRoleSync, database.groupSync, database.roleSync])
    await (table as typeof database.groupSync).deleteMany();
  await database.organizationSync.create({ data: said.organizationSync });
  await database.siteRoleSync.create({ data: said.siteRoleSync });
  await database.roleSync.create({ data: { ...said.roleSync, organizationId: world.alpha } });
  await database.groupSync.create({ data: { ...said.groupSync, organizationId: world.alpha } });
  await database.groupSync.create({ data: { ...said.betaGroupSync, organizationId: world.beta } });
  const userId = await createUser(database, "somebody", said.siteRoles);
  for (const [name, { roles, groups: joined }] of Object.entries(said.in)) {
    const organizationId = world[name as "alpha" | "beta"];
    await database.member.create({ data: { id: newId(), organizationId, userId, roles } });
    for (const group of joined)
      await database.groupMember.create({ data: { groupId: groups[group]!, userId, organizationId } });
  }
  await storeSignIn(database, { providerId, userId, claims: said.claims });
  return userId;
}

type Rows = Awaited<ReturnType<typeof rowsOf>>;
const plus = (before: string[] = [], after: string[] = [], say: (name: string) => string) =>
  after.filter((each) => !before.includes(each)).map(say);

/** What happened, told from rows alone. */
function difference(before: Rows, after: Rows): string[] {
  const [old, now] = [before.organizations, after.organizations];
  const defaults = { roles: ["organization-workspace-access"], groups: [] as string[] };
  const within = Object.keys(now).flatMap((name) => {
    const was = old[name] ?? defaults;
    const is = now[name]!;
    return [
      ...plus(was.groups, is.groups, (group) => `JOIN_GROUP ${name}/${group}`),
      ...plus(is.groups, was.groups, (group) => `LEAVE_GROUP ${name}/${group}`),
      ...plus(was.roles, is.roles, (role) => `GRANT_ROLE ${name}/${role}`),
      ...plus(is.roles, was.roles, (role) => `REVOKE_ROLE ${name}/${role}`),
    ];
  });
  return [
    ...plus(Object.keys(old), Object.keys(now), (name) => `JOIN_ORGANIZATION ${name}`),
    ...plus(Object.keys(now), Object.keys(old), (name) => `LEAVE_ORGANIZATION ${name}`),
    ...within,
    ...plus(before.siteRoles, after.siteRoles, (role) => `GRANT_SITE_ROLE ${role}`),
    ...plus(after.siteRoles, before.siteRoles, (role) => `REVOKE_SITE_ROLE ${role}`),
  ].sort();
}

const groupNames = async () =>
  (await graph.database.group.findMany({ include: { organization: true } })).map(
    ({ name, organization }) => `${organization.name}/${name}`,
  );

/** The preview in the words of `difference`. */
function told(
  changes: {
    action: string;
    organization: { id: string } | null;
    group: { id: string } | null;
    groupName: string | null;
    role: string | null;
  }[],
) {
  const { alpha, beta } = graph.world;
  const nameOf = new Map([alpha, beta].map((id) => [encodeId("Organization", id), id === alpha ? "alpha" : "beta"]));
  const groupOf = new Map(Object.entries(groups).map(([name, id]) => [encodeId("Group", id), name.split("/")[1]!]));
  return changes
    .map(({ action, organization, group, groupName, role }) => {
      const what = role ?? groupName ?? (group ? groupOf.get(group.id) : undefined);
      return `${action} ${[organization && nameOf.get(organization.id), what].filter(Boolean).join("/")}`;
    })
    .sort();
}

test("a preview says what the sync then does, as rows before and after show", async () => {
  await fc.assert(
    fc.asyncProperty(situation(), async (said) => {
      const userId = await arrange(said);
      const before = await rowsOf(graph.database, userId);
      const groupsBefore = await groupNames();
      const { plan, message } = await preview("owner", { userId: encodeId("User", userId) });
      expect(message).toBeUndefined();
      expect(await rowsOf(graph.database, userId)).toEqual(before);
      await sync(userId);
      const after = await rowsOf(graph.database, userId);
      const made = plus(groupsBefore, await groupNames(), (name) => `CREATE_GROUP ${name}`);
      expect(told(plan.changes)).toEqual([...difference(before, after), ...made].sort());
      expect(plan.isEmpty).toBe(plan.changes.length === 0);
    }),
    { numRuns: 300 },
  );
}, 400_000);

describe("what a preview takes", () => {
  const off = { claim: null };
  const nothing = () =>
    ({
      claims: { memberOf: ["eng", "boss"] },
      organizationSync: {
        claim: null,
        regexFilter: null,
        keepOnMissingClaim: false,
        assignDefault: false,
        mapping: [],
      },
      groupSync: { claim: null, regexFilter: null, keepOnMissingClaim: false, autoCreateMissing: false, mapping: [] },
      betaGroupSync: {
        claim: null,
        regexFilter: null,
        keepOnMissingClaim: false,
        autoCreateMissing: false,
        mapping: [],
      },
      roleSync: { claim: null, regexFilter: null, keepOnMissingClaim: false, mapping: [] },
      siteRoleSync: {
        claim: null,
        regexFilter: null,
        keepOnMissingClaim: false,
        matchByName: false,
        defaultRoles: [],
        mapping: [],
      },
      siteRoles: [],
      in: { alpha: { roles: [], groups: ["alpha/ops"] } },
    }) as Situation;
  const alpha = () => encodeId("Organization", graph.world.alpha);
  const proposed = () => ({
    groupSync: [{ organizationId: alpha(), claim: "memberOf" }],
    roleSync: [
      {
        organizationId: alpha(),
        claim: "memberOf",
        mapping: [{ claimValue: "boss", targets: ["organization-admin"] }],
      },
    ],
  });
  let userId: string;
  beforeAll(async () => {
    userId = encodeId("User", await arrange(nothing()));
  });

  test("proposed settings, of which nothing is kept", async () => {
    const { plan } = await preview("owner", {
      userId,
      ...proposed(),
      siteRoleSync: { claim: "memberOf", defaultRoles: ["auditor"] },
    });
    expect(told(plan.changes)).toEqual([
      "GRANT_ROLE alpha/organization-admin",
      "GRANT_SITE_ROLE auditor",
      "JOIN_GROUP alpha/eng",
      "LEAVE_GROUP alpha/ops",
    ]);
    expect(await graph.database.groupSync.count({ where: { claim: { not: null } } })).toBe(0);
  });

  test("claims of nobody, as of a newcomer", async () => {
    const organizationSync = {
      claim: "memberOf",
      assignDefault: true,
      mapping: [{ claimValue: "x", targets: [encodeId("Organization", graph.world.beta)] }],
    };
    const { plan } = await preview("owner", { claims: { memberOf: ["x"] }, organizationSync });
    expect(told(plan.changes)).toEqual(["JOIN_ORGANIZATION alpha", "JOIN_ORGANIZATION beta"]);
    expect(plan.user).toBeNull();
  });

  test("claims for a user, which beat the stored ones", async () => {
    const { plan } = await preview("owner", { userId, claims: { memberOf: ["ops"] }, ...proposed() });
    expect(plan).toMatchObject({ isEmpty: true, user: { id: userId } });
  });

  test("an organization's administrator sees their organization alone, and tries nothing else", async () => {
    const { plan } = await preview("alphaMember", { organizationId: alpha(), userId, ...proposed() });
    expect(told(plan.changes)).toEqual([
      "GRANT_ROLE alpha/organization-admin",
      "JOIN_GROUP alpha/eng",
      "LEAVE_GROUP alpha/ops",
    ]);
    const newcomer = await preview("alphaMember", {
      organizationId: alpha(),
      claims: { memberOf: "eng" },
      ...proposed(),
    });
    expect(told(newcomer.plan.changes)).toEqual(["JOIN_GROUP alpha/eng"]);
    expect((await preview("alphaMember", { organizationId: alpha(), userId, siteRoleSync: off })).message).toMatch(
      /^input\.siteRoleSync: /,
    );
    const elsewhere = [{ organizationId: encodeId("Organization", graph.world.beta), claim: "x" }];
    expect((await preview("alphaMember", { organizationId: alpha(), userId, groupSync: elsewhere })).message).toMatch(
      /^input\.groupSync\.0\.organizationId: /,
    );
  });

  test("nobody of another organization, not even whether they exist", async () => {
    const stranger = encodeId("User", graph.world.betaMember.userId);
    expect((await preview("alphaMember", { organizationId: alpha(), userId: stranger, claims: {} })).code).toBe(
      "NOT_FOUND",
    );
    expect((await preview("betaMember", { organizationId: alpha(), userId, claims: {} })).plan).toBeNull();
    expect((await preview("alphaMember", { userId, claims: {} })).plan).toBeNull();
  });

  test.each([
    ["neither a user nor claims", () => ({}), /^input: /],
    ["a user without claims", () => ({ userId: encodeId("User", graph.world.outsider.userId) }), /^input\.userId: /],
    ["claims of a megabyte", () => ({ claims: { memberOf: ["x".repeat(1024 * 1024)] } }), /^input\.claims: /],
    [
      "a proposed filter that is no pattern",
      () => ({ claims: {}, siteRoleSync: { regexFilter: "(" } }),
      /^input\.siteRoleSync\.regexFilter: /,
    ],
    ["an id that is none", () => ({ userId: "x" }), /^input\.userId: /],
    [
      "a proposed target that is no id",
      () => ({ claims: {}, organizationSync: { mapping: [{ claimValue: "a", targets: ["x"] }] } }),
      /^input\.organizationSync\.mapping\.0\.targets\.0: /,
    ],
  ])("%s is refused by name", async (_, input, message) => {
    expect(await preview("owner", input())).toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringMatching(message),
    });
  });
});

describe("claims seen so far", () => {
  test("are named and counted, for an organization by its members alone", async () => {
    const { database, world } = graph;
    await database.userIdentity.deleteMany();
    await storeSignIn(database, {
      providerId,
      userId: world.alphaMember.userId,
      claims: { sub: "1", groups: ["x", "y"], realm: { roles: ["r"] } },
    });
    await storeSignIn(database, {
      providerId,
      userId: world.betaMember.userId,
      claims: { sub: "2", groups: "x", team: 4 },
    });
    const query = `query ($id: ID, $name: String!) { claimNames(organizationId: $id) claimValues(name: $name, organizationId: $id) { value users } }`;
    const read = async (who: Person, name: string, id?: string) =>
      (await graph.as(world[who]).run(query, { name, id })).data;
    expect(await read("owner", "groups")).toEqual({
      claimNames: ["groups", "realm", "sub", "team"],
      claimValues: [
        { value: "x", users: 2 },
        { value: "y", users: 1 },
      ],
    });
    expect(await read("alphaMember", "realm.roles", encodeId("Organization", world.alpha))).toEqual({
      claimNames: ["groups", "realm", "sub"],
      claimValues: [{ value: "r", users: 1 }],
    });
    expect(await read("owner", "team")).toMatchObject({ claimValues: [] });
    expect(await read("alphaMember", "groups")).toEqual({ claimNames: null, claimValues: null });
    expect(await read("outsider", "groups", encodeId("Organization", world.alpha))).toEqual({
      claimNames: null,
      claimValues: null,
    });
  });

  test("at most a thousand values at once", async () => {
    const { errors } = await graph.as(graph.world.owner).run('{ claimValues(name: "x", first: 1001) { value } }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "first" } });
  });
});
