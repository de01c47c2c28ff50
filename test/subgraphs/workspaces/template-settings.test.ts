import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

/** What each setting of a template does for those who have workspaces of it. */
let shop: Workshop;
/** As alphaMember, with the role that new members have. */
let worker: UserActor;
beforeAll(async () => {
  shop = await openWorkshop();
  const { userId, username, groupIds } = shop.world.alphaMember;
  const memberships = [{ organizationId: shop.world.alpha, roles: ["organization-workspace-access"] }];
  worker = createUserActor({ userId, username, siteRoles: [], memberships, groupIds: [...groupIds] });
});
afterAll(() => shop.close());

const latestBuild = async (workspaceId: string) => {
  const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
  return shop.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } });
};
const answer = async (...request: Parameters<Workshop["send"]>) => (await shop.send(...request)).data?.["answer"];

test("requireActiveVersion: owners start on the active version, administrators on any", async () => {
  const templateId = await shop.template("active-only", { input: { settings: { requireActiveVersion: true } } });
  const id = await shop.workspace(templateId, "active-only");
  await shop.finishBuild(id);
  const before = await latestBuild(id);
  const active = await shop.version({ templateId });
  await shop.made("activateTemplateVersion", { id: active });
  const versionId = encodeId("TemplateVersion", before.templateVersionId);
  expect(await answer(worker, "startWorkspace", { id, versionId })).toMatchObject({
    userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "versionId"] }],
  });
  expect(await answer(worker, "startWorkspace", { id })).toMatchObject({ build: { number: 2 }, userErrors: [] });
  expect((await latestBuild(id)).templateVersionId).toBe(uuidOf(active));
  await shop.finishBuild(id);
  await shop.made("startWorkspace", { id, versionId });
  expect((await latestBuild(id)).templateVersionId).toBe(before.templateVersionId);
});

test("allowUserCancelBuilds: where not, administrators alone cancel", async () => {
  const input = { settings: { allowUserCancelBuilds: false } };
  const id = await shop.workspace(await shop.template("no-cancel", { input }), "no-cancel");
  const buildId = encodeId("WorkspaceBuild", (await latestBuild(id)).id);
  expect(await answer(worker, "cancelWorkspaceBuild", { id: buildId })).toMatchObject({
    build: null,
    userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "id"] }],
  });
  await shop.made("cancelWorkspaceBuild", { id: buildId });
});

describe.each([
  ["allowUserAutostart", "autostartSchedule", "0 9 * * 1-5"],
  ["allowUserAutostop", "ttlSeconds", 3600],
] as const)("%s", (setting, field, value) => {
  test(`where not, no workspace has ${field} of its own`, async () => {
    const templateId = await shop.template(`no-${field.toLowerCase()}`, { input: { settings: { [setting]: false } } });
    const name = `no-${field.toLowerCase()}`;
    const refusal = { userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", field] }] };
    expect(await answer(worker, "createWorkspace", { templateId, name, [field]: value })).toMatchObject(refusal);
    const id = await shop.workspace(templateId, name);
    expect(await answer(worker, "updateWorkspace", { id, [field]: value })).toMatchObject(refusal);
    expect(await answer(worker, "updateWorkspace", { id, [field]: null })).toMatchObject({ userErrors: [] });
  });
});

test("allowUserAutostop: where not any more, the template's default counts", async () => {
  const templateId = await shop.template("default-ttl", { input: { settings: { defaultTtlSeconds: 600 } } });
  const id = await shop.workspace(templateId, "default-ttl", { ttlSeconds: 3600 });
  await shop.made("updateTemplate", { id: templateId, settings: { allowUserAutostop: false } });
  await shop.finishBuild(id);
  expect((await latestBuild(id)).deadline).toEqual(new Date(shop.clock.now().getTime() + 600_000));
});

test("a dormant workspace is not started before it is woken", async () => {
  const id = await shop.workspace(await shop.template("sleepy"), "sleepy");
  await shop.finishBuild(id);
  await shop.made("updateWorkspace", { id, dormant: true });
  expect(await answer(worker, "startWorkspace", { id })).toMatchObject({
    userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "id"] }],
  });
  expect(await answer(worker, "updateWorkspace", { id, dormant: false })).toMatchObject({ userErrors: [] });
  expect(await answer(worker, "startWorkspace", { id })).toMatchObject({ build: { number: 2 } });
});

test("an orphan is made by administrators alone, and its workspace is gone at once", async () => {
  const id = await shop.workspace(await shop.template("orphans"), "orphan");
  await shop.finishBuild(id, { state: "state" });
  expect(codeOf(await shop.send(worker, "deleteWorkspace", { id, orphan: true }))).toBe("FORBIDDEN");
  expect(await shop.database.workspace.count({ where: { id: uuidOf(id) } })).toBe(1);
  await shop.made("deleteWorkspace", { id, orphan: true });
  expect(await shop.database.workspace.count({ where: { id: uuidOf(id) } })).toBe(0);
});
