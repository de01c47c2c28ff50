import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "../organizations/mutation-kit.js";

let graph: SubgraphUnderTest;
const admins: Record<string, UserActor> = {};
beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
  const as = (role: string, siteRoles: string[] = []) => {
    const memberships = siteRoles.length > 0 ? [] : [{ organizationId: graph.world.alpha, roles: [role] }];
    return createUserActor({ userId: newId<"User">(), username: role, siteRoles, memberships, groupIds: [] });
  };
  for (const role of ["organization-admin", "organization-user-admin"]) admins[role] = as(role);
  admins["user-admin"] = as("user-admin", ["user-admin"]);
});
afterAll(() => graph.close());

const fields =
  "revision claim regexFilter keepOnMissingClaim mapping { claimValue targets } problems { code severity path affectedUsers }";
const updateGroups = mutation(() => graph, "updateGroupSync", `groupSync { autoCreateMissing ${fields} }`);
const updateRoles = mutation(() => graph, "updateRoleSync", `roleSync { ${fields} }`);
const updateOrganizations = mutation(
  () => graph,
  "updateOrganizationSync",
  `organizationSync { assignDefault ${fields} }`,
);
const updateSiteRoles = mutation(
  () => graph,
  "updateSiteRoleSync",
  `siteRoleSync { defaultRoles matchByName ${fields} }`,
);

const alpha = () => ({ organizationId: encodeId("Organization", graph.world.alpha) });
const beta = () => ({ organizationId: encodeId("Organization", graph.world.beta) });
const mapTo = (claimValue: string, ...targets: string[]) => [{ claimValue, targets }];

describe("updateGroupSync", () => {
  const group = encodeId("Group", newId<"Group">());

  test("an organization's administrator sets it up: audited, counted, and hands are kept off groups", async () => {
    const input = { ...alpha(), claim: "memberOf", autoCreateMissing: true, mapping: mapTo("eng", group, group) };
    const { payload } = await updateGroups(admins["organization-admin"]!, input);
    expect(payload).toMatchObject({
      userErrors: [],
      groupSync: {
        revision: 1,
        claim: "memberOf",
        autoCreateMissing: true,
        mapping: [{ claimValue: "eng", targets: [group] }],
      },
    });
    expect(payload?.["groupSync"].problems).toEqual([
      { code: "TARGET_UNKNOWN", severity: "WARNING", path: ["groupSync", "mapping", "eng"], affectedUsers: 0 },
    ]);
    const [entry] = await auditOf(graph, graph.world.alpha);
    expect(entry).toMatchObject({
      action: "UPDATE",
      resourceType: "Organization",
      resourceName: "alpha",
      actorName: "organization-admin",
    });
    expect(entry?.changes).toMatchObject({ groupSync: { before: { claim: null }, after: { claim: "memberOf" } } });
    const managed = await graph.database.managed.findMany({ where: { organizationId: graph.world.alpha } });
    expect(managed).toMatchObject([{ what: "GROUPS", userId: null, setting: "groupSync of the organization alpha" }]);
  });

  test("a patch leaves the rest alone, and its remove beats its add", async () => {
    const patch = { add: mapTo("ops", group), remove: mapTo("eng", group) };
    const { payload } = await updateGroups("owner", { ...alpha(), mappingPatch: patch });
    expect(payload?.["groupSync"]).toMatchObject({ revision: 2, claim: "memberOf", mapping: mapTo("ops", group) });
  });

  test("a change of nothing counts nothing and is not audited", async () => {
    const before = await graph.database.auditEntry.count();
    const { payload } = await updateGroups("owner", { ...alpha(), claim: "memberOf" });
    expect(payload?.["groupSync"].revision).toBe(2);
    expect(await graph.database.auditEntry.count()).toBe(before);
  });

  test("of two administrators at once, the second is told", async () => {
    const { payload } = await updateGroups("owner", { ...alpha(), claim: "x", expectedRevision: 1 });
    expect(payload).toMatchObject({
      groupSync: null,
      userErrors: [{ code: "STALE", path: ["input", "expectedRevision"] }],
    });
  });

  test("null turns it off, and hands are free again", async () => {
    const { payload } = await updateGroups("owner", { ...alpha(), claim: null, expectedRevision: 2 });
    expect(payload?.["groupSync"]).toMatchObject({ claim: null, revision: 3, problems: [] });
    expect(await graph.database.managed.count({ where: { organizationId: graph.world.alpha } })).toBe(0);
  });

  test("two at once both count", async () => {
    const both = ["a", "b"].map((value) =>
      updateGroups("owner", { ...beta(), mappingPatch: { add: mapTo(value, group) } }),
    );
    await Promise.all(both);
    const row = await graph.database.groupSync.findUniqueOrThrow({ where: { organizationId: graph.world.beta } });
    expect(row).toMatchObject({ revision: 2 });
    expect((row.mapping as unknown[]).length).toBe(2);
  });

  test.each([
    ["alphaMember", alpha, "FORBIDDEN"],
    ["alphaMember", beta, "NOT_FOUND"],
    ["outsider", alpha, "NOT_FOUND"],
  ] as const)("%s may not, in another organization without learning that it exists", async (who, where, code) => {
    expect((await updateGroups(who, { ...where(), claim: "x" })).refused).toBe(code);
  });

  test("an administrator of alpha may not in beta", async () => {
    expect((await updateGroups(admins["organization-admin"]!, { ...beta(), claim: "x" })).refused).toBe("NOT_FOUND");
  });

  test.each([
    ["a pattern that RE2 refuses", { regexFilter: "(?=x)" }, "INVALID", "input.regexFilter"],
    [
      "a mapping of ten thousand values",
      { mapping: Array.from({ length: 10_000 }, (_, n) => mapTo(String(n), group)[0]) },
      "LIMIT_EXCEEDED",
      "input.mapping",
    ],
    ["a mapping and a patch of it", { mapping: [], mappingPatch: {} }, "INVALID", "input.mappingPatch"],
    ["a flag that is null", { autoCreateMissing: null }, "INVALID", "input.autoCreateMissing"],
    ["an empty claim value", { mapping: mapTo("", group) }, "INVALID", "input.mapping.0.claimValue"],
    ["a claim with a NUL", { claim: "a\0" }, "INVALID", "input.claim"],
  ])("%s is refused by name", async (_, input, code, path) => {
    const { payload } = await updateGroups("owner", { ...alpha(), ...input });
    expect(
      payload?.["userErrors"].map((error: { code: string; path: string[] }) => [error.code, error.path.join(".")]),
    ).toEqual([[code, path]]);
  });

  test("a target that is no group's id is malformed, and the message says which", async () => {
    const { refused, message } = await updateGroups("owner", {
      ...alpha(),
      mapping: mapTo("eng", "organization-admin"),
    });
    expect([refused, message]).toEqual(["BAD_USER_INPUT", expect.stringMatching(/^input\.mapping\.0\.targets\.0: /)]);
  });
});

describe("updateRoleSync", () => {
  test("an administrator maps what they could assign", async () => {
    const input = { ...alpha(), claim: "memberOf", mapping: mapTo("hr", "organization-user-admin") };
    const { payload } = await updateRoles(admins["organization-user-admin"]!, input);
    expect(payload).toMatchObject({ userErrors: [], roleSync: { mapping: mapTo("hr", "organization-user-admin") } });
  });

  test("nobody maps to a role that they could not assign", async () => {
    const { payload } = await updateRoles(admins["organization-user-admin"]!, {
      ...alpha(),
      mapping: mapTo("me", "organization-admin"),
    });
    expect(payload).toMatchObject({ roleSync: null, userErrors: [{ code: "ESCALATION", path: ["input", "mapping"] }] });
  });

  test("nor leads somebody else's mapping to a claim that they can choose", async () => {
    await updateRoles("owner", { ...alpha(), mappingPatch: { add: mapTo("admins", "organization-admin") } });
    const { payload } = await updateRoles(admins["organization-user-admin"]!, { ...alpha(), claim: "nickname" });
    expect(payload?.["userErrors"]).toMatchObject([{ code: "ESCALATION" }]);
  });

  test("nor takes such a mapping away", async () => {
    const patch = { remove: mapTo("admins", "organization-admin") };
    const { payload } = await updateRoles(admins["organization-user-admin"]!, { ...alpha(), mappingPatch: patch });
    expect(payload?.["userErrors"]).toMatchObject([{ code: "ESCALATION" }]);
  });

  test("a role that does not exist is kept, warned of", async () => {
    const { payload } = await updateRoles("owner", { ...alpha(), mapping: mapTo("x", "no-such-role") });
    expect(payload?.["roleSync"].problems).toMatchObject([
      { code: "TARGET_UNKNOWN", path: ["roleSync", "mapping", "x"] },
    ]);
  });

  test("a member who may only look may not", async () => {
    expect((await updateRoles("alphaMember", { ...alpha(), claim: "x" })).refused).toBe("FORBIDDEN");
  });
});

describe("updateOrganizationSync", () => {
  test("is the site's: its settings, its audit row, and organizations that are gone", async () => {
    const gone = encodeId("Organization", newId<"Organization">());
    const mapped = [...mapTo("eng", alpha().organizationId), ...mapTo("old", gone)];
    const { payload } = await updateOrganizations(admins["user-admin"]!, {
      claim: "memberOf",
      assignDefault: false,
      mapping: mapped,
    });
    expect(payload?.["organizationSync"]).toMatchObject({ revision: 1, assignDefault: false, mapping: mapped });
    expect(payload?.["organizationSync"].problems).toMatchObject([
      { code: "TARGET_UNKNOWN", path: ["organizationSync", "mapping", "old"] },
    ]);
    const [entry] = await graph.database.auditEntry.findMany({ where: { resourceType: "IdentitySync" } });
    expect(entry).toMatchObject({
      action: "UPDATE",
      resourceId: null,
      resourceName: "organizationSync",
      organizationId: null,
    });
  });

  test.each(["organization-admin", "organization-user-admin"])("%s may not", async (role) => {
    expect((await updateOrganizations(admins[role]!, { claim: null })).refused).toBe("FORBIDDEN");
  });

  test("a group is no organization", async () => {
    const mapping = mapTo("x", encodeId("Group", newId<"Group">()));
    expect((await updateOrganizations("owner", { mapping })).refused).toBe("BAD_USER_INPUT");
  });
});

describe("updateSiteRoleSync", () => {
  test("an owner maps to owner, and is warned", async () => {
    const { payload } = await updateSiteRoles("owner", { claim: "memberOf", mapping: mapTo("root", "owner") });
    expect(payload?.["siteRoleSync"].problems).toMatchObject([{ code: "MAPS_TO_OWNER", severity: "WARNING" }]);
  });

  test.each([
    ["maps to owner", { mappingPatch: { add: mapTo("me", "owner") } }],
    ["makes everybody an owner", { defaultRoles: ["owner"] }],
    ["lets names count", { matchByName: true }],
    ["leads the mapping to another claim", { claim: "nickname" }],
    ["leads the mapping to other values", { regexFilter: "x" }],
  ])("a user administrator never %s", async (_, input) => {
    const { payload } = await updateSiteRoles(admins["user-admin"]!, input);
    expect(payload).toMatchObject({ siteRoleSync: null, userErrors: [{ code: "ESCALATION" }] });
  });

  test("but changes what takes no more than they hold", async () => {
    const { payload } = await updateSiteRoles(admins["user-admin"]!, {
      defaultRoles: ["user-admin"],
      keepOnMissingClaim: true,
    });
    expect(payload?.["siteRoleSync"]).toMatchObject({ defaultRoles: ["user-admin"], keepOnMissingClaim: true });
  });

  test("an organization's administrator may not", async () => {
    expect((await updateSiteRoles(admins["organization-admin"]!, { claim: null })).refused).toBe("FORBIDDEN");
  });
});
