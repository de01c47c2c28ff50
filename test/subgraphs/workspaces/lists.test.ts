import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

let shop: Workshop;
let templates: string[];
let outdatedId: string;
let ownerId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  ownerId = encodeId("User", shop.world.alphaMember.userId);
  templates = [];
  for (const name of ["a-one", "a-two", "a-three"]) templates.push(await shop.template(name));
  const beta = await shop.template("b-one", { input: { organizationId: shop.betaId } });
  const names = ["w-1", "w-2", "w-3", "w-4", "w-5"];
  for (const name of names) await shop.workspace(templates[0] ?? "", name);
  outdatedId = await shop.workspace(templates[1] ?? "", "old");
  await shop.finishBuild(outdatedId, { cost: 0 });
  await shop.made("activateTemplateVersion", { id: await shop.version({ templateId: templates[1] }) });
  await shop.workspace(beta, "w-beta", { ownerId: encodeId("User", shop.world.betaMember.userId) });
});
afterAll(() => shop.close());

const namesOf = (connection: { nodes: { name: string }[] }) => connection.nodes.map(({ name }) => name);
const workspaces = (filter: Record<string, unknown>, actor: UserActor = shop.world.owner) =>
  shop.as(actor).run("query ($filter: WorkspaceFilter) { workspaces(filter: $filter) { nodes { name } totalCount } }", {
    filter,
  });
const listed = async (filter: Record<string, unknown>, actor?: UserActor) =>
  namesOf((await workspaces(filter, actor)).data?.["workspaces"]);
const below = async (type: string, id: string, fields: string) => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`;
  const { data, errors } = await shop.as(shop.world.alphaMember).run(query, { r: [{ __typename: type, id }] });
  return { entity: data?.["_entities"][0], errors };
};

describe("lists", () => {
  test.each([
    ["owner", 4, 7],
    ["alphaMember", 3, 6],
    ["betaMember", 1, 1],
    ["outsider", 0, 0],
  ] as const)("%s sees their organizations' templates and workspaces, and counts no others", async (actor, t, w) => {
    const { data } = await shop
      .as(shop.world[actor])
      .run("{ templates { nodes { name } totalCount } workspaces { nodes { name } totalCount } }");
    expect([data?.["templates"].totalCount, data?.["workspaces"].totalCount]).toEqual([t, w]);
    expect([data?.["templates"].nodes.length, data?.["workspaces"].nodes.length]).toEqual([t, w]);
  });

  test("pages follow each other, the newest first, without doubling or losing a row", async () => {
    const query = `query ($after: String) { workspaces(first: 3, after: $after) {
      nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const run = async (after: string | null) =>
      (await shop.as(shop.world.alphaMember).run(query, { after })).data?.["workspaces"];
    const first = await run(null);
    const second = await run(first.pageInfo.endCursor);
    expect([...namesOf(first), ...namesOf(second)]).toEqual(["old", "w-5", "w-4", "w-3", "w-2", "w-1"]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  test.each([
    ["first: 0", "workspaces(first: 0) { nodes { id } }"],
    ["first: 101", "templates(first: 101) { nodes { id } }"],
    ["a cursor that is garbage", 'templates(after: "x") { nodes { id } }'],
    ["an id of another type in a filter", 'templates(filter: { organizationId: "usr_x" }) { nodes { id } }'],
  ])("%s is refused", async (_, field) =>
    expect(codeOf(await shop.as(shop.world.owner).run(`{ ${field} }`))).toBe("BAD_USER_INPUT"),
  );

  test("a cursor of another list is refused", async () => {
    const { data } = await shop.as(shop.world.owner).run("{ templates { pageInfo { endCursor } } }");
    const after = data?.["templates"].pageInfo.endCursor;
    const answer = await shop.as(shop.world.owner).run(`{ workspaces(after: "${after}") { nodes { id } } }`);
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  });
});

describe("filters of workspaces", () => {
  test.each<[string, () => Record<string, unknown>, string[]]>([
    ["by organization", () => ({ organizationId: shop.betaId }), ["w-beta"]],
    ["by owner", () => ({ ownerId: encodeId("User", shop.world.betaMember.userId) }), ["w-beta"]],
    ["by template", () => ({ templateId: templates[1] }), ["old"]],
    ["by status", () => ({ status: ["RUNNING"] }), ["old"]],
    [
      "by several",
      () => ({ status: ["RUNNING", "PENDING"], search: "W-" }),
      ["w-beta", "w-5", "w-4", "w-3", "w-2", "w-1"],
    ],
    ["by no status at all", () => ({ status: [] }), []],
    ["outdated ones", () => ({ outdated: true }), ["old"]],
    ["those up to date", () => ({ outdated: false, search: "beta" }), ["w-beta"]],
    ["dormant ones", () => ({ dormant: true }), []],
    ["of deprecated templates", () => ({ deprecated: true }), []],
    ["by name", () => ({ search: "W-3" }), ["w-3"]],
    ["a pattern is text", () => ({ search: "%" }), []],
    ["what no name can hold", () => ({ search: "\0" }), []],
  ])("%s", async (_, filter, names) => expect(await listed(filter())).toEqual(names));

  test("by version", async () => {
    const { templateVersionId } = await shop.database.workspaceBuild.findFirstOrThrow({
      where: { workspaceId: uuidOf(outdatedId) },
    });
    expect(await listed({ versionId: encodeId("TemplateVersion", templateVersionId) })).toEqual(["old"]);
  });

  test("a filter opens nothing that is closed", async () =>
    expect(await listed({ organizationId: shop.betaId }, shop.world.alphaMember)).toEqual([]));
});

describe("below other objects", () => {
  test("an organization has its templates and workspaces, and a template by name", async () => {
    const fields = `templates { nodes { name } totalCount } template(name: "a-two") { name } none: template(name: "b-one") { name }
      workspaces { totalCount }`;
    const { entity } = await below("Organization", shop.alphaId, fields);
    expect(namesOf(entity.templates)).toEqual(["a-three", "a-two", "a-one"]);
    expect(entity).toMatchObject({ template: { name: "a-two" }, none: null, workspaces: { totalCount: 6 } });
  });

  test("a user has their workspaces, one by name", async () => {
    const fields =
      'workspaces { totalCount } workspace(name: "w-1") { name } none: workspace(name: "\\u0000") { name }';
    const { entity } = await below("User", ownerId, fields);
    expect(entity).toEqual({ workspaces: { totalCount: 6 }, workspace: { name: "w-1" }, none: null });
  });

  test("a template has versions, its active one and one by name, workspaces and their number", async () => {
    const fields = `name organization { id } createdBy { id } activeVersion { isActive name } workspaceCount buildTimes { startP50 }
      access { role } settings { defaultTtlSeconds maxPortShareLevel } successor { id } migration { total }
      versions { totalCount nodes { id isActive template { id } organization { id } job { id } } } workspaces { totalCount }`;
    const { entity, errors } = await below("Template", templates[1] ?? "", fields);
    expect(errors).toBeUndefined();
    expect(entity).toMatchObject({
      name: "a-two",
      organization: { id: shop.alphaId },
      createdBy: { id: encodeId("User", shop.world.owner.userId) },
      activeVersion: { isActive: true },
      workspaceCount: 1,
      buildTimes: null,
      access: null,
      settings: { defaultTtlSeconds: 0, maxPortShareLevel: "OWNER" },
      successor: null,
      migration: null,
      versions: { totalCount: 2, nodes: [{ isActive: true, template: { id: templates[1] } }, { isActive: false }] },
      workspaces: { totalCount: 1 },
    });
    const named = await below(
      "Template",
      templates[1] ?? "",
      `version(name: "${entity.activeVersion.name}") { isActive }`,
    );
    expect(named.entity.version).toEqual({ isActive: true });
  });

  test("a workspace has its owner, template, builds and what stands of it", async () => {
    const fields = `name status isOutdated isDormant owner { id } template { id } organization { id } resources { type dailyCost }
      dailyCost parameters { name } latestBuild { number workspace { id } templateVersion { id } initiator { id } job { id } }
      builds { totalCount nodes { number } }`;
    const { entity, errors } = await below("Workspace", outdatedId, fields);
    expect(errors).toBeUndefined();
    expect(entity).toMatchObject({
      status: "RUNNING",
      isOutdated: true,
      isDormant: false,
      owner: { id: ownerId },
      template: { id: templates[1] },
      organization: { id: shop.alphaId },
      resources: [{ type: "echo", dailyCost: 0 }],
      latestBuild: { number: 1, workspace: { id: outdatedId }, initiator: { id: expect.stringMatching(/^usr_/) } },
      builds: { totalCount: 1, nodes: [{ number: 1 }] },
    });
  });

  test("a filter that contradicts its parent is refused", async () => {
    for (const [type, id, filter] of [
      ["Organization", shop.alphaId, `organizationId: "${shop.betaId}"`],
      ["User", ownerId, `ownerId: "${encodeId("User", newId<"User">())}"`],
      ["Template", templates[0] ?? "", `templateId: "${templates[1] ?? ""}"`],
    ] as const) {
      const { errors } = await below(type, id, `workspaces(filter: { ${filter} }) { nodes { id } }`);
      expect(codeOf({ errors })).toBe("BAD_USER_INPUT");
    }
  });

  test("an access list names its subjects, to who may change the template", async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Template {
      access { subjectId role subject { __typename ... on Group { id } } } } } }`;
    const r = [{ __typename: "Template", id: templates[0] }];
    const { data } = await shop.as(shop.world.owner).run(query, { r });
    const [access] = data?.["_entities"][0].access;
    expect(access).toEqual({
      subjectId: expect.stringMatching(/^grp_/),
      role: "USE",
      subject: { __typename: "Group", id: access.subjectId },
    });
  });

  test("entities of another organization are not there", async () => {
    const query = "query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }";
    const r = [
      { __typename: "Template", id: templates[0] },
      { __typename: "Workspace", id: outdatedId },
    ];
    const { data } = await shop.as(shop.world.betaMember).run(query, { r });
    expect(data?.["_entities"]).toEqual([null, null]);
  });
});
