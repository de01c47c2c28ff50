import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
let auditor: UserActor;
let siteAuditor: UserActor;

/** Six changes of alpha, one of beta, one of the deployment. */
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const { alpha, beta, owner } = graph.world;
  const actor = (siteRoles: string[], roles: string[]) =>
    createUserActor({
      userId: newId<"User">(),
      username: "auditor",
      siteRoles,
      memberships: [{ organizationId: alpha, roles }],
      groupIds: [],
    });
  auditor = actor([], ["organization-auditor"]);
  siteAuditor = actor(["auditor"], []);
  const send = (query: string, input: object) => graph.as(owner).run(query, { input });
  const update = `mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { userErrors { code } } }`;
  for (const description of ["1", "2", "3", "4", "5", "6"]) {
    await send(update, { id: encodeId("Organization", alpha), description });
    graph.clock.advance(1000);
  }
  await send(update, { id: encodeId("Organization", beta), description: "of beta" });
  await send(`mutation ($input: CreateUserInput!) { createUser(input: $input) { userErrors { code } } }`, {
    username: "new-user",
  });
});
afterAll(() => graph.close());

const entry = `id time action outcome actorName actorId actor { username } via resourceType resourceId resourceName
  organization { name } changes requestId ipAddress`;
const read = async (actor: Parameters<SubgraphUnderTest["as"]>[0], filter: object = {}, page = "first: 50") => {
  const query = `query ($filter: AuditLogFilter) { auditLog(${page}, filter: $filter) { nodes { ${entry} } pageInfo { endCursor } } }`;
  const { data, errors } = await graph.as(actor).run(query, { filter });
  expect(errors).toBeUndefined();
  return data?.auditLog.nodes as Record<string, unknown>[];
};

describe("the audit log", () => {
  test("shows who changed what, field by field, the newest first", async () => {
    const { alpha, owner } = graph.world;
    const [latest] = await read(auditor);
    expect(latest).toEqual({
      id: expect.stringMatching(/^aud_/),
      time: "2026-11-24T08:00:05.000Z",
      action: "UPDATE",
      outcome: "DONE",
      actorName: "owner",
      actorId: encodeId("User", owner.userId),
      actor: null, // shares no organization with the reader
      via: null,
      resourceType: "Organization",
      resourceId: encodeId("Organization", alpha),
      resourceName: "alpha",
      organization: { name: "alpha" },
      changes: { description: { before: "5", after: "6" } },
      requestId: "test",
      ipAddress: "127.0.0.1",
    });
  });

  test("shows auditors what is within their reach, and others nothing", async () => {
    expect(await read(auditor)).toHaveLength(6);
    expect(await read(siteAuditor)).toHaveLength(8);
    expect(await read(graph.world.alphaMember)).toEqual([]);
    expect(await read(graph.world.betaMember)).toEqual([]);
  });

  test("below an organization, of that alone", async () => {
    const query = `{ organization(name: "beta") { auditLog { nodes { changes } } } }`;
    expect((await graph.as(siteAuditor).run(query)).data?.organization.auditLog.nodes).toEqual([
      { changes: { description: { before: "", after: "of beta" } } },
    ]);
    const own = `{ organization(name: "alpha") { auditLog { nodes { id } } } }`;
    expect((await graph.as(graph.world.alphaMember).run(own)).data?.organization.auditLog).toBeNull();
  });

  test("filters", async () => {
    const resourceId = encodeId("Organization", graph.world.alpha);
    expect(await read(siteAuditor, { resourceId })).toHaveLength(6);
    expect(await read(siteAuditor, { action: "CREATE" })).toMatchObject([{ resourceName: "new-user" }]);
    expect(await read(siteAuditor, { resourceType: "User" })).toHaveLength(1);
    expect(await read(siteAuditor, { outcome: "REFUSED" })).toEqual([]);
    expect(await read(siteAuditor, { actorId: encodeId("User", graph.world.owner.userId) })).toHaveLength(8);
    expect(
      await read(siteAuditor, { since: "2026-11-24T08:00:05.000Z", until: "2026-11-24T08:00:05.000Z" }),
    ).toHaveLength(1);
  });

  test("pages by keyset, and costs as many statements for six entries as for two", async () => {
    const count = (first: number) => graph.statements(() => read(siteAuditor, {}, `first: ${String(first)}`));
    expect(await count(6)).toBe(await count(2));
    const page = `query ($after: String) { auditLog(first: 5, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
    const first = (await graph.as(siteAuditor).run(page)).data?.auditLog;
    const rest = (await graph.as(siteAuditor).run(page, { after: first.pageInfo.endCursor })).data?.auditLog;
    expect([first.nodes.length, rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([5, 3, false]);
  });

  test.each([
    ["resourceId", { resourceId: "x" }],
    ["actorId", { actorId: "x" }],
  ])("names %s when it is no id", async (argument, filter) => {
    const query = `query ($filter: AuditLogFilter) { auditLog(filter: $filter) { nodes { id } } }`;
    const { errors } = await graph.as(siteAuditor).run(query, { filter });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: `filter.${argument}` });
  });

  test("an entry is found by its id by whoever may read it", async () => {
    const [latest] = await read(auditor);
    const query = `query ($id: ID!) { node(id: $id) { ... on AuditEntry { action } } }`;
    const find = async (actor: UserActor) => (await graph.as(actor).run(query, { id: latest?.["id"] })).data?.node;
    expect(await find(auditor)).toEqual({ action: "UPDATE" });
    expect(await find(graph.world.alphaMember)).toBeNull();
  });
});

describe("what the viewer may do", () => {
  const query = `{ viewerPermissions organization(name: "alpha") {
    viewerPermissions yes: viewerCan(permission: AUDIT_LOG_READ) no: viewerCan(permission: ORGANIZATION_DELETE) } }`;

  test("is told for the site and for an organization", async () => {
    const { data } = await graph.as(auditor).run(query);
    expect(data?.viewerPermissions).toEqual(["SITE_ROLE_READ", "WORKSPACE_PROXY_READ"]);
    const { viewerPermissions, yes, no } = data?.organization ?? {};
    expect([yes, no]).toEqual([true, false]);
    expect(viewerPermissions).toContain("AUDIT_LOG_READ");
    expect(viewerPermissions).toContain("ORGANIZATION_MEMBER_READ");
    expect(viewerPermissions).not.toContain("GROUP_CREATE");
    const asOwner = (await graph.as(graph.world.owner).run(query)).data;
    expect(asOwner?.organization.no).toBe(true);
    expect(asOwner?.viewerPermissions).toContain("ORGANIZATION_CREATE");
  });
});
