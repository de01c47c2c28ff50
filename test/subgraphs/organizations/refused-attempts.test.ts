import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
let groupId: string;
let userAdmin: UserActor;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const { alpha, alphaMember } = graph.world;
  groupId = newId<"Group">();
  await graph.database.group.create({ data: { id: groupId, organizationId: alpha, name: "crew" } });
  userAdmin = createUserActor({
    ...{ userId: newId<"User">(), username: "user-admin", siteRoles: [], groupIds: [] },
    memberships: [{ organizationId: alpha, roles: ["organization-user-admin"] }],
  });
  expect(alphaMember.username).toBe("alpha-member");
});
afterAll(() => graph.close());

const alpha = () => encodeId("Organization", graph.world.alpha);
const group = () => encodeId("Group", groupId);

/** What the log has of one attempt. */
async function attempt(who: Parameters<ReturnType<typeof mutation>>[0], name: string, input: object) {
  const before = await graph.database.auditEntry.count();
  const { refused, payload } = await mutation(() => graph, name, "__typename")(who, input);
  const entries = await graph.database.auditEntry.findMany({ orderBy: { id: "asc" }, skip: before });
  return { code: refused ?? payload?.["userErrors"][0]?.code, entries };
}

describe("a refused attempt", () => {
  test("on an object that the actor may see is kept, under its name and organization", async () => {
    const { code, entries } = await attempt("alphaMember", "deleteGroup", { id: group() });
    expect(code).toBe("FORBIDDEN");
    expect(entries).toEqual([
      {
        id: expect.any(String),
        time: graph.clock.now(),
        actorId: graph.world.alphaMember.userId,
        actorName: "alpha-member",
        via: null,
        action: "DELETE",
        outcome: "REFUSED",
        resourceType: "Group",
        resourceId: groupId,
        resourceName: "crew",
        organizationId: graph.world.alpha,
        organizationName: "alpha",
        changes: {},
        requestId: "test",
        ipAddress: "127.0.0.1",
      },
    ]);
  });

  test.each<[string, string, () => object, object]>([
    [
      "to make something in an organization",
      "createGroup",
      () => ({ organizationId: alpha(), name: "mine" }),
      { action: "CREATE", resourceType: "Group", resourceId: null, resourceName: "mine", organizationName: "alpha" },
    ],
    [
      "to make something whose name cannot be kept",
      "createGroup",
      () => ({ organizationId: alpha(), name: "a\0\ud800" }),
      { resourceName: "a\ufffd\ufffd" },
    ],
    [
      "to change an organization",
      "updateOrganization",
      () => ({ id: alpha(), description: "secret" }),
      { action: "UPDATE", resourceType: "Organization", resourceName: "alpha", organizationName: "alpha" },
    ],
    [
      "to make something in the deployment",
      "createOrganization",
      () => ({ name: "gamma" }),
      { action: "CREATE", resourceType: "Organization", resourceId: null, resourceName: "gamma", organizationId: null },
    ],
    [
      "to change several objects, of which the first refused one is named",
      "setGroupQuotas",
      () => ({ quotas: [{ groupId: group(), quotaAllowance: 1 }] }),
      { action: "UPDATE", resourceType: "Group", resourceName: "crew" },
    ],
  ])("%s is kept", async (_, name, input, row) => {
    const { code, entries } = await attempt("alphaMember", name, input());
    expect(code).toBe("FORBIDDEN");
    expect(entries).toMatchObject([{ outcome: "REFUSED", changes: {}, ...row }]);
  });

  test("to give what one does not hold is kept", async () => {
    const userId = encodeId("User", graph.world.alphaMember.userId);
    const input = { organizationId: alpha(), userId, roles: ["organization-admin"] };
    const { code, entries } = await attempt(userAdmin, "setOrganizationMemberRoles", input);
    expect(code).toBe("ESCALATION");
    expect(entries).toMatchObject([{ action: "UPDATE", outcome: "REFUSED", organizationName: "alpha" }]);
  });

  test("on what the actor may not know of leaves nothing", async () => {
    const { code, entries } = await attempt("betaMember", "deleteGroup", { id: group() });
    expect([code, entries]).toEqual(["NOT_FOUND", []]);
    const unknown = await attempt("alphaMember", "deleteGroup", { id: encodeId("Group", newId<"Group">()) });
    expect([unknown.code, unknown.entries]).toEqual(["NOT_FOUND", []]);
  });

  test("for any other reason leaves nothing", async () => {
    const { code, entries } = await attempt("owner", "createGroup", { organizationId: alpha(), name: "crew" });
    expect([code, entries]).toEqual(["TAKEN", []]);
  });

  test("is read by auditors of its organization, by its outcome", async () => {
    const auditor = createUserActor({
      ...{ userId: newId<"User">(), username: "auditor", siteRoles: [], groupIds: [] },
      memberships: [{ organizationId: graph.world.alpha, roles: ["organization-auditor"] }],
    });
    const query = `{ auditLog(filter: { outcome: REFUSED, action: DELETE }) { nodes { resourceName outcome changes } } }`;
    const { data } = await graph.as(auditor).run(query);
    expect(data?.["auditLog"].nodes).toEqual([{ resourceName: "crew", outcome: "REFUSED", changes: {} }]);
    const ofSite = `{ auditLog(filter: { outcome: REFUSED, resourceType: "Organization", action: CREATE }) { nodes { id } } }`;
    expect((await graph.as(auditor).run(ofSite)).data?.["auditLog"].nodes).toEqual([]);
  });
});
