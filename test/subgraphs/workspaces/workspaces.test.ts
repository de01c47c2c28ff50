import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

const parameter = { required: false, mutable: true, ephemeral: false };
const found = {
  parameters: [
    { ...parameter, name: "size", type: "STRING" as const, defaultValue: "small" },
    { ...parameter, name: "cores", type: "NUMBER" as const, defaultValue: "2", validation: { min: 1, max: 8 } },
  ],
  presets: [{ name: "big", isDefault: false, parameters: [{ name: "size", value: "huge" }] }],
};

let shop: Workshop;
let templateId: string;
let ownerId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  templateId = await shop.template("docker", { found });
  ownerId = encodeId("User", shop.world.alphaMember.userId);
});
afterAll(() => shop.close());

const refused = async (input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, "createWorkspace", { templateId, ownerId, name: "refused", ...input })).data?.[
    "answer"
  ].userErrors;

describe("createWorkspace", () => {
  test("makes it with its first build and that build's job; with its audit row", async () => {
    const parameters = [{ name: "cores", value: "4" }];
    const input = { templateId, ownerId, name: "dev", parameters, preset: "big", ttlSeconds: 3600 };
    const answer = await shop.made("createWorkspace", { ...input, autostartSchedule: "30 7 * * 1-5" });
    expect(answer).toMatchObject({ workspace: { name: "dev", status: "PENDING" } });
    const workspace = await shop.database.workspace.findUniqueOrThrow({
      where: { id: uuidOf(answer.workspace.id) },
      include: { builds: true },
    });
    expect(workspace).toMatchObject({
      organizationId: shop.world.alpha,
      ownerId: shop.world.alphaMember.userId,
      ttlSeconds: 3600,
      autostartSchedule: "30 7 * * 1-5",
    });
    const [build] = workspace.builds;
    expect(build).toMatchObject({
      id: workspace.latestBuildId,
      number: 1,
      transition: "START",
      status: "PENDING",
      initiatorId: shop.world.owner.userId,
      parameters: [
        { name: "size", value: "huge" },
        { name: "cores", value: "4" },
      ],
    });
    expect(await shop.database.job.findUnique({ where: { id: build?.jobId ?? "" } })).toMatchObject({
      type: "WORKSPACE_BUILD",
      status: "PENDING",
      subjectId: build?.id,
      subjectName: "dev",
      ownerId: shop.world.alphaMember.userId,
    });
    expect(await shop.auditOf(answer.workspace.id)).toMatchObject([
      { action: "CREATE", changes: { name: { after: "dev" }, ownerId: { after: ownerId } } },
    ]);
  });

  test("a name is unique for its owner", async () => {
    await shop.workspace(templateId, "mine");
    expect(await refused({ name: "mine" })).toMatchObject([{ code: "TAKEN", path: ["input", "name"] }]);
  });

  test("its jobs have its version's tags", async () => {
    const id = await shop.workspace(
      await shop.template("tagged", { found: { provisionerTags: { gpu: "true" } } }),
      "gpu",
    );
    const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    const job = await shop.database.job.findFirst({ where: { subjectId: latestBuildId } });
    expect(job?.tags).toEqual({ gpu: "true" });
  });

  test.each([
    ["a malformed name", { name: "My Workspace" }, "INVALID", ["input", "name"]],
    ["a schedule that means nothing", { autostartSchedule: "at nine" }, "INVALID", ["input", "autostartSchedule"]],
    ["too short a time to live", { ttlSeconds: 1 }, "INVALID", ["input", "ttlSeconds"]],
    [
      "an unknown parameter",
      { parameters: [{ name: "x", value: "" }] },
      "INVALID",
      ["input", "parameters", "0", "name"],
    ],
    [
      "a parameter of the wrong type",
      { parameters: [{ name: "cores", value: "four" }] },
      "INVALID",
      ["input", "parameters", "0", "value"],
    ],
    [
      "a parameter out of range",
      { parameters: [{ name: "cores", value: "9" }] },
      "INVALID",
      ["input", "parameters", "0", "value"],
    ],
    ["an unknown preset", { preset: "small" }, "NOT_FOUND", ["input", "preset"]],
    [
      "an unknown version",
      { versionId: encodeId("TemplateVersion", newId<"TemplateVersion">()) },
      "NOT_FOUND",
      ["input", "versionId"],
    ],
  ])("%s is refused, and nothing is made", async (_, input, code, path) => {
    const before = await shop.database.job.count();
    expect(await refused(input)).toMatchObject([{ code, path }]);
    expect(await shop.database.job.count()).toBe(before);
  });

  test("a version of another template is not found, and one that is not imported is not usable", async () => {
    const versionId = await shop.version();
    expect(await refused({ versionId })).toMatchObject([{ code: "NOT_FOUND", path: ["input", "versionId"] }]);
    const early = await shop.version({ templateId }, null);
    expect(await refused({ versionId: early })).toMatchObject([
      { code: "NOT_ALLOWED_HERE", path: ["input", "versionId"] },
    ]);
  });

  test("its owner is a member: not the site owner by default, not another organization's, not nobody", async () => {
    const nobody = encodeId("User", newId<"User">());
    for (const other of [null, encodeId("User", shop.world.betaMember.userId), nobody]) {
      expect(await refused({ ownerId: other })).toMatchObject([{ code: "NOT_FOUND", path: ["input", "ownerId"] }]);
    }
  });

  test("a required parameter needs a value", async () => {
    const required = { ...parameter, name: "region", type: "STRING" as const, required: true };
    const strict = await shop.template("strict", { found: { parameters: [required] } });
    expect(await refused({ templateId: strict })).toMatchObject([{ code: "INVALID", path: ["input", "parameters"] }]);
  });

  test("a deprecated template makes none, not even for site owners, and names its successor", async () => {
    const [old, next] = [await shop.template("old"), await shop.template("next")];
    await shop.database.template.update({
      where: { id: uuidOf(old) },
      data: { isDeprecated: true, deprecationMessage: "Too old.", successorId: uuidOf(next) },
    });
    expect(await refused({ templateId: old })).toMatchObject([
      { code: "DEPRECATED", path: ["input", "templateId"], message: expect.stringMatching(/Too old.*"next"/) },
    ]);
  });

  test("it replaces a workspace of its owner whose template is deprecated, and no other", async () => {
    const old = await shop.template("replaced");
    const replacesId = await shop.workspace(old, "original");
    expect(await refused({ replacesId })).toMatchObject([{ code: "NOT_ALLOWED_HERE", path: ["input", "replacesId"] }]);
    const unknown = encodeId("Workspace", newId<"Workspace">());
    expect(await refused({ replacesId: unknown })).toMatchObject([
      { code: "NOT_FOUND", path: ["input", "replacesId"] },
    ]);
    await shop.database.template.update({ where: { id: uuidOf(old) }, data: { isDeprecated: true } });
    const id = uuidOf(await shop.workspace(templateId, "replacement", { replacesId }));
    const row = await shop.database.workspace.findUniqueOrThrow({ where: { id } });
    expect(row.replacesId).toBe(uuidOf(replacesId));
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
    ["outsider", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) =>
    expect(codeOf(await shop.send(shop.world[actor], "createWorkspace", { templateId, name: "no" }))).toBe(code),
  );
});

describe("updateWorkspace", () => {
  test("changes what is given, keeps what is left out, clears what is null; with its audit row", async () => {
    const id = await shop.workspace(templateId, "update-me", { ttlSeconds: 60, autostartSchedule: "0 9 * * *" });
    const { workspace } = await shop.made("updateWorkspace", {
      id,
      name: "updated",
      ttlSeconds: null,
      automaticUpdates: true,
      dormant: true,
    });
    expect(workspace).toEqual({
      id,
      name: "updated",
      ttlSeconds: null,
      autostartSchedule: "0 9 * * *",
      automaticUpdates: true,
      isDormant: true,
    });
    expect((await shop.auditOf(id)).at(-1)).toMatchObject({
      action: "UPDATE",
      changes: {
        name: { before: "update-me", after: "updated" },
        ttlSeconds: { before: 60, after: null },
        automaticUpdates: { before: false, after: true },
      },
    });
  });

  test.each([
    ["no name", { name: null }, "INVALID", "name"],
    ["no schedule that could be", { autostartSchedule: "CRON_TZ=Mars 0 9 * * *" }, "INVALID", "autostartSchedule"],
    ["another's name", { name: "dev" }, "TAKEN", "name"],
  ])("%s is refused", async (label, change, code, field) => {
    const id = await shop.workspace(templateId, label.replaceAll(/[^a-z]/g, "-"));
    const { data } = await shop.send(shop.world.owner, "updateWorkspace", { id, ...change });
    expect(data?.["answer"]).toMatchObject({ workspace: null, userErrors: [{ code, path: ["input", field] }] });
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const id = await shop.workspace(templateId, `kept-from-${actor.toLowerCase()}`);
    expect(codeOf(await shop.send(shop.world[actor], "updateWorkspace", { id, name: "other" }))).toBe(code);
  });
});
