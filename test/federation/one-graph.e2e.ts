import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inTransaction } from "../../foundation/database/in-transaction.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import { allow, openFactory, type Factory } from "./factory.js";

const patienceMs = 60_000;
const echo = { "template.yaml": "executor: echo\nresources:\n  - { type: machine, name: main, dailyCost: 4 }\n" };
const most = 6;

let factory: Factory;
let templateId: string;

/** Six members more, and six workspaces of one of them that a daemon has built. */
beforeAll(async () => {
  factory = await openFactory();
  await allow(factory, 100);
  const { database, world, clock } = factory;
  for (let index = 0; index < most; index += 1) {
    const [id, createdAt] = [newId<"User">(), clock.now()];
    const username = `person-${String(index)}`;
    const member = { id: newId<"OrganizationMember">(), organizationId: world.alpha, userId: id, createdAt };
    await inTransaction(database, async (tx) => {
      await tx.user.create({ data: { id, username, name: username, email: `${username}@example.test`, createdAt } });
      await tx.member.create({ data: { ...member, roles: ["organization-auditor"] } });
    });
  }
  const everyone = await database.group.findFirstOrThrow({ where: { organizationId: world.alpha, isEveryone: true } });
  await database.groupSync.upsert({
    where: { organizationId: world.alpha },
    create: {
      organizationId: world.alpha,
      claim: "groups",
      mapping: [{ claimValue: "staff", targets: [everyone.id] }],
    },
    update: { claim: "groups", mapping: [{ claimValue: "staff", targets: [everyone.id] }] },
  });
  await factory.startDaemon();
  templateId = await factory.template("echo", echo);
  const ids: string[] = [];
  for (let index = 0; index < most; index += 1) {
    ids.push(await factory.workspace(templateId, `workspace-${String(index)}`));
  }
  for (const id of ids) await factory.settled(id);
}, patienceMs);
afterAll(() => factory.close(), patienceMs);

const crossing = `query ($first: Int!) {
  organization(name: "alpha") {
    displayName
    members(first: $first) { totalCount nodes { user { username } roles { name } quotaRemaining } }
    workspaces(first: $first) {
      totalCount
      nodes {
        name status owner { username } template { name }
        latestBuild { number job { status daemon { name status } logs(last: 3) { lines { output } } } }
      }
    }
    groupSync { claim mapping { claimValue targets } }
  }
}`;

describe("one query that crosses all four subgraphs", () => {
  test("answers with what each of them knows", async () => {
    const { data, errors } = await factory.as(factory.world.alphaMember).run(crossing, { first: most });
    expect(errors).toBeUndefined();
    const { members, workspaces, groupSync, displayName } = data!.organization;
    expect(displayName).toBe("alpha");
    expect(members.totalCount).toBe(most + 1);
    expect(members.nodes[0]).toEqual({
      user: { username: "person-5" },
      roles: [{ name: "organization-auditor" }],
      quotaRemaining: 100,
    });
    expect(workspaces.totalCount).toBe(most);
    expect(workspaces.nodes[0]).toEqual({
      name: "workspace-5",
      status: "RUNNING",
      owner: { username: "alpha-member" },
      template: { name: "echo" },
      latestBuild: {
        number: 1,
        job: {
          status: "SUCCEEDED",
          daemon: { name: "daemon-1", status: "IDLE" },
          logs: { lines: expect.arrayContaining([{ output: expect.any(String) }]) },
        },
      },
    });
    expect(groupSync).toEqual({
      claim: "groups",
      mapping: [{ claimValue: "staff", targets: [expect.stringMatching(/^grp_/)] }],
    });
  });

  test("takes as many statements for six rows as for one", async () => {
    const owner = factory.as(factory.world.owner);
    await owner.run(crossing, { first: 1 }); // signs in
    const count = (first: number) =>
      factory.statements(async () => {
        const { data, errors } = await owner.run(crossing, { first });
        expect(errors).toBeUndefined();
        expect(data?.organization.workspaces.nodes).toHaveLength(first);
        expect(data?.organization.members.nodes).toHaveLength(first);
      });
    const one = await count(1);
    expect(await count(most)).toBe(one);
    expect(one).toBeLessThan(25);
  });

  test("a template's version says whether a daemon could build it now", async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Template { name activeVersion { provisionerEligibility { verdict available } } } } }`;
    const seenBy = async (who: "alphaMember" | "betaMember") =>
      (await factory.as(factory.world[who]).run(query, { id: templateId })).data?.node as unknown;
    const provisionerEligibility = { verdict: "READY", available: 1 };
    expect(await seenBy("alphaMember")).toEqual({ name: "echo", activeVersion: { provisionerEligibility } });
    expect(await seenBy("betaMember")).toBeNull();
  });

  test("shows the other tenant nothing of it", async () => {
    const { data } = await factory.as(factory.world.betaMember).run(crossing, { first: 1 });
    expect(data?.organization).toBeNull();
  });
});

describe("node and nodes", () => {
  const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;

  test("find objects of every subgraph, in the order of the ids", async () => {
    const { database, world } = factory;
    const workspace = await database.workspace.findFirstOrThrow();
    const daemon = await database.provisionerDaemon.findFirstOrThrow();
    const wanted = [
      ["Workspace", workspace.id],
      ["Organization", world.alpha],
      ["ProvisionerDaemon", daemon.id],
      ["User", world.alphaMember.userId],
      ["WorkspaceBuild", workspace.latestBuildId],
      ["ProvisionerKey", world.alphaKey.keyId],
    ] as const;
    const ids = wanted.map(([type, id]) => encodeId(type, id));
    const { data, errors } = await factory.as(world.alphaMember).run(nodes, { ids });
    expect(errors).toBeUndefined();
    expect(data?.nodes).toEqual(wanted.map(([type, id]) => ({ __typename: type, id: encodeId(type, id) })));
  });

  test("are null for what is unknown and for what is another tenant's", async () => {
    const workspace = await factory.database.workspace.findFirstOrThrow();
    const ids = [encodeId("Workspace", workspace.id), encodeId("Workspace", newId<"Workspace">())];
    const { data } = await factory.as(factory.world.betaMember).run(nodes, { ids });
    expect(data?.nodes).toEqual([null, null]);
  });

  test("are null for what is no id at all", async () => {
    const { data, errors } = await factory.as(factory.world.owner).run(`{ node(id: "42") { id } }`);
    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });
});

describe("bad input, through the gateway", () => {
  const run = (query: string, variables = {}) => factory.as(factory.world.owner).run(query, variables);

  test.each([
    ["first: 0", `{ organizations(first: 0) { nodes { id } } }`, "first"],
    ["first: 101", `{ workspaces(first: 101) { nodes { id } } }`, "first"],
    ["first and last", `{ provisionerJobs(first: 1, last: 1) { nodes { id } } }`, "last"],
    ["a cursor that is garbage", `{ templates(after: "garbage") { nodes { id } } }`, "after"],
    [
      "an id of another type",
      `mutation { deleteTemplate(input: { id: "org_01h455vb4pex5vsknk084sn02q" }) { deletedId } }`,
      "input.id",
    ],
  ])("%s is refused, and the argument named", async (_, query, argument) => {
    const { errors } = await run(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("a cursor of another list is refused", async () => {
    const { data } = await run(`{ workspaces(first: 1) { pageInfo { endCursor } } }`);
    const variables = { after: data?.workspaces.pageInfo.endCursor as string };
    const { errors } = await run(`query ($after: String) { templates(after: $after) { nodes { id } } }`, variables);
    expect(errors?.[0]?.message).toMatch(/of another list/);
  });

  test("an unknown id is not found", async () => {
    const { data, errors } = await run(
      `mutation { deleteTemplate(input: { id: "tpl_01h455vb4pex5vsknk084sn02q" }) { deletedId } }`,
    );
    expect(data).toEqual({ deleteTemplate: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
  });

  const upload = `mutation ($input: CreateTemplateVersionInput!) {
    createTemplateVersion(input: $input) { templateVersion { id } userErrors { code path message } } }`;

  test.each([
    ["a path that climbs out", [{ path: "../x", content: "" }], "INVALID"],
    [
      "a template of more than a mebibyte",
      [{ path: "main.tf", content: "#".repeat(1024 * 1024 + 1) }],
      "LIMIT_EXCEEDED",
    ],
    ["a template without files", [], "INVALID"],
  ])("%s is refused, and nothing is kept", async (_, files, code) => {
    const before = await factory.database.templateVersion.count();
    const { data, errors } = await run(upload, { input: { organizationId: factory.alphaId, files } });
    expect(errors).toBeUndefined();
    expect(data?.createTemplateVersion).toMatchObject({ templateVersion: null, userErrors: [{ code }] });
    expect(await factory.database.templateVersion.count()).toBe(before);
  });

  test.each([
    ["taken", "beta", "TAKEN"],
    ["malformed", "Not A Name", "INVALID"],
  ])("a name that is %s is refused", async (_, name, code) => {
    const query = `mutation ($input: CreateOrganizationInput!) {
      createOrganization(input: $input) { organization { id } userErrors { code path } } }`;
    const { data } = await run(query, { input: { name } });
    expect(data?.createOrganization).toEqual({ organization: null, userErrors: [{ code, path: ["input", "name"] }] });
  });
});
