import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

const archive = async (input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, "archiveTemplateVersions", input)).data?.["answer"];
const fail = (versionId: string) =>
  shop.database.templateVersion.update({ where: { id: uuidOf(versionId) }, data: { importStatus: "FAILED" } });

/** A template with its active version, one that a workspace is on, and one that nothing uses. */
async function shelf(name: string) {
  const templateId = await shop.template(name);
  const used = await shop.version({ templateId, name: "used" });
  const idle = await shop.version({ templateId, name: "idle" });
  const workspaceId = await shop.workspace(templateId, name, { versionId: used });
  await shop.finishBuild(workspaceId);
  const { activeVersionId } = await shop.database.template.findUniqueOrThrow({ where: { id: uuidOf(templateId) } });
  return { templateId, used, idle, workspaceId, activeVersionId };
}

describe("archiveTemplateVersions", () => {
  test("sets aside what nothing uses, with an audit row each; nothing starts on it, lists leave it out", async () => {
    const { templateId, idle, workspaceId } = await shelf("shelf");
    expect(await archive({ templateId, versionIds: [idle] })).toEqual({ archivedIds: [idle], userErrors: [] });
    expect(await archive({ templateId, versionIds: [idle] })).toEqual({ archivedIds: [], userErrors: [] });
    expect((await shop.auditOf(idle)).slice(1)).toEqual([
      { action: "UPDATE", actorName: "owner", changes: { isArchived: { before: false, after: true } } },
    ]);
    const start = await shop.send(shop.world.owner, "startWorkspace", { id: workspaceId, versionId: idle });
    expect(start.data?.["answer"].userErrors).toMatchObject([{ code: "NOT_ALLOWED_HERE" }]);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Template {
      versions { nodes { name } } all: versions(includeArchived: true) { totalCount } } } }`;
    const { data } = await shop.as(shop.world.owner).run(query, { r: [{ __typename: "Template", id: templateId }] });
    expect(data?.["_entities"][0].versions.nodes).toHaveLength(2);
    expect(data?.["_entities"][0].all.totalCount).toBe(3);
  });

  test("takes failed ones only, or all that nothing uses", async () => {
    const { templateId, idle } = await shelf("sweep");
    const failed = await shop.version({ templateId }, null);
    await fail(failed);
    expect(await archive({ templateId, failedOnly: true })).toMatchObject({ archivedIds: [failed] });
    expect(await archive({ templateId })).toMatchObject({ archivedIds: [idle] });
  });

  test("never the active one or a used one, nor then any other", async () => {
    const { templateId, idle, used, activeVersionId } = await shelf("kept");
    const isActive = { id: activeVersionId, isArchived: true };
    expect(await archive({ templateId, versionIds: [idle, used] })).toMatchObject({
      archivedIds: null,
      userErrors: [{ code: "IN_USE", path: ["input", "versionIds", "1"] }],
    });
    expect(await archive({ templateId })).toMatchObject({ archivedIds: [idle] });
    expect(await shop.database.templateVersion.count({ where: isActive })).toBe(0);
  });

  test("a version is not archived and started on at the same time", async () => {
    const { templateId, idle, workspaceId } = await shelf("race");
    const [archived, started] = await Promise.all([
      archive({ templateId, versionIds: [idle] }),
      shop.send(shop.world.owner, "startWorkspace", { id: workspaceId, versionId: idle }),
    ]);
    const isStarted = started.data?.["answer"].build !== null;
    expect([archived.archivedIds !== null, isStarted].filter(Boolean)).toHaveLength(1);
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const templateId = await shop.template(`not-${actor.toLowerCase()}s`);
    expect(codeOf(await shop.send(shop.world[actor], "archiveTemplateVersions", { templateId }))).toBe(code);
  });

  test("takes no version of another template, and no id of another type", async () => {
    const { templateId } = await shelf("own");
    const versionIds = [await shop.version()];
    expect(await archive({ templateId, versionIds })).toMatchObject({
      userErrors: [{ code: "NOT_FOUND", path: ["input", "versionIds", "0"] }],
    });
    const answer = await shop.send(shop.world.owner, "archiveTemplateVersions", {
      templateId,
      versionIds: [templateId],
    });
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  });
});
