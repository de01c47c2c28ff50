import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { codeOf, openWorkshop, uuidOf, type MutationName, type Workshop } from "./workshop.js";

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

const refused = async (name: MutationName, input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, name, input)).data?.["answer"].userErrors;

describe("createTemplate", () => {
  test("makes it of an imported version, for everyone to use, and says so in the audit log", async () => {
    const versionId = await shop.version();
    const settings = { defaultTtlSeconds: 3600, maxPortShareLevel: "PUBLIC" };
    const { template } = await shop.made("createTemplate", { versionId, name: "docker", icon: "/d.svg", settings });
    const row = await shop.database.template.findUniqueOrThrow({ where: { id: uuidOf(template.id) } });
    expect(row).toMatchObject({
      organizationId: shop.world.alpha,
      name: "docker",
      displayName: "docker",
      icon: "/d.svg",
      activeVersionId: uuidOf(versionId),
      defaultTtlSeconds: 3600,
      maxPortShareLevel: "PUBLIC",
      createdById: shop.world.owner.userId,
    });
    const group = await shop.database.group.findFirstOrThrow({
      where: { organizationId: shop.world.alpha, isEveryone: true },
    });
    const access = await shop.database.templateAccess.findMany({ where: { templateId: row.id } });
    expect(access).toEqual([{ templateId: row.id, subjectId: group.id, isGroup: true, role: "USE" }]);
    expect(await shop.auditOf(template.id)).toMatchObject([{ action: "CREATE", actorName: "owner" }]);
  });

  test("everyone is nobody where it says so", async () => {
    const id = await shop.template("closed", { input: { everyoneCanUse: false } });
    expect(await shop.database.templateAccess.count({ where: { templateId: uuidOf(id) } })).toBe(0);
  });

  test("a version makes one template only, however many ask at once", async () => {
    const versionId = await shop.version();
    const answers = await Promise.all(
      [1, 2, 3].map((each) =>
        shop.send(shop.world.owner, "createTemplate", { versionId, name: `once-${String(each)}` }),
      ),
    );
    const errors = answers.flatMap((answer) => answer.data?.["answer"].userErrors);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatchObject({ code: "NOT_ALLOWED_HERE", path: ["input", "versionId"] });
  });

  test("a version that is not imported makes none", async () => {
    const versionId = await shop.version({}, null);
    expect(await refused("createTemplate", { versionId, name: "early" })).toMatchObject([
      { code: "NOT_ALLOWED_HERE", path: ["input", "versionId"] },
    ]);
  });

  test("a name is unique in its organization, and free in another", async () => {
    await shop.template("taken");
    const versionId = await shop.version();
    expect(await refused("createTemplate", { versionId, name: "taken" })).toMatchObject([
      { code: "TAKEN", path: ["input", "name"] },
    ]);
    await expect(shop.template("taken", { input: { organizationId: shop.betaId } })).resolves.toMatch(/^tpl_/);
  });

  test.each([
    ["a malformed name", { name: "Docker!" }, ["input", "name"]],
    ["too long a description", { name: "x", description: "x".repeat(129) }, ["input", "description"]],
    [
      "a negative duration",
      { name: "x", settings: { failureTtlSeconds: -1 } },
      ["input", "settings", "failureTtlSeconds"],
    ],
  ])("%s is INVALID", async (_, input, path) => {
    const versionId = await shop.version();
    expect(await refused("createTemplate", { versionId, ...input })).toMatchObject([{ code: "INVALID", path }]);
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const versionId = await shop.version();
    expect(codeOf(await shop.send(shop.world[actor], "createTemplate", { versionId, name: "no" }))).toBe(code);
  });
});

test("a template's build times are of its recent starts and stops, for its organization to see", async () => {
  const id = await shop.template("timed");
  for (const [name, seconds] of [
    ["quick", 4],
    ["slow", 30.5],
  ] as const) {
    const workspaceId = await shop.workspace(id, name);
    await shop.finishBuild(workspaceId);
    const startedAt = shop.clock.now();
    const completedAt = new Date(startedAt.getTime() + seconds * 1000);
    await shop.database.job.updateMany({ where: { subjectName: name }, data: { startedAt, completedAt } });
  }
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Template {
    workspaceCount buildTimes { startP50 startP95 stopP50 stopP95 } } } }`;
  const r = [{ __typename: "Template", id }];
  const { data } = await shop.as(shop.world.alphaMember).run(query, { r });
  expect(data?.["_entities"]).toEqual([
    { workspaceCount: 2, buildTimes: { startP50: 4, startP95: 30.5, stopP50: null, stopP95: null } },
  ]);
});

describe("updateTemplate", () => {
  test("changes what is given, keeps what is left out, clears what is null; with its audit row", async () => {
    const id = await shop.template("before", { input: { description: "old", icon: "/x.svg" } });
    shop.clock.advance(1000);
    const change = { name: "after", description: null, displayName: null, settings: { requireActiveVersion: true } };
    const { template } = await shop.made("updateTemplate", { id, ...change });
    expect(template).toEqual({ id, name: "after", displayName: "after", description: "" });
    const row = await shop.database.template.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    expect(row).toMatchObject({ icon: "/x.svg", requireActiveVersion: true, updatedAt: shop.clock.now() });
    expect((await shop.auditOf(id)).at(-1)).toEqual({
      action: "UPDATE",
      actorName: "owner",
      changes: {
        name: { before: "before", after: "after" },
        displayName: { before: "before", after: "after" },
        description: { before: "old", after: "" },
        requireActiveVersion: { before: false, after: true },
      },
    });
  });

  test.each([
    ["no name", { name: null }, "INVALID", ["input", "name"]],
    [
      "an empty setting",
      { settings: { allowUserAutostop: null } },
      "INVALID",
      ["input", "settings", "allowUserAutostop"],
    ],
    ["another's name", { name: "held" }, "TAKEN", ["input", "name"]],
  ])("%s is refused", async (label, change, code, path) => {
    const id = await shop.template(`update-${label.replaceAll(/[^a-z]/g, "-")}`);
    if (code === "TAKEN") await shop.template("held");
    expect(await refused("updateTemplate", { id, ...change })).toMatchObject([{ code, path }]);
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
    ["outsider", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const id = await shop.template(`not-for-${actor.toLowerCase()}`);
    expect(codeOf(await shop.send(shop.world[actor], "updateTemplate", { id, name: "mine" }))).toBe(code);
  });
});

describe("deleteTemplate", () => {
  test("takes its versions along and cancels their imports; with its audit row", async () => {
    const id = await shop.template("gone");
    const pending = uuidOf(await shop.version({ templateId: id }, null));
    const { deletedId } = await shop.made("deleteTemplate", { id });
    expect(deletedId).toBe(id);
    expect(await shop.database.templateVersion.count({ where: { templateId: uuidOf(id) } })).toBe(0);
    expect(await shop.database.job.findFirst({ where: { subjectId: pending } })).toMatchObject({ status: "CANCELED" });
    expect((await shop.auditOf(id)).at(-1)).toMatchObject({ action: "DELETE", changes: { name: { before: "gone" } } });
  });

  test("is refused while a workspace of it exists, and counts what is left", async () => {
    const id = await shop.template("used");
    await shop.workspace(id, "user-of-it");
    expect(await refused("deleteTemplate", { id })).toMatchObject([
      { code: "IN_USE", path: ["input", "id"], message: expect.stringContaining("1 workspace") },
    ]);
    expect(await shop.database.template.count({ where: { id: uuidOf(id) } })).toBe(1);
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const id = await shop.template(`kept-from-${actor.toLowerCase()}`);
    expect(codeOf(await shop.send(shop.world[actor], "deleteTemplate", { id }))).toBe(code);
  });
});
