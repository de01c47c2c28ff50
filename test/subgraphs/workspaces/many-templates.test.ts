import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { codeOf, openWorkshop, uuidOf, type MutationName, type Workshop } from "./workshop.js";

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

const refused = async (name: MutationName, input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, name, input)).data?.["answer"].userErrors;
const settingsOf = (ids: string[]) =>
  shop.database.template.findMany({
    where: { id: { in: ids.map(uuidOf) } },
    orderBy: { id: "asc" },
    select: { failureTtlSeconds: true, allowUserAutostart: true },
  });

async function many(): Promise<string[]> {
  const templates = Array.from({ length: 101 }, (_, index) => ({
    id: newId<"Template">(),
    organizationId: shop.world.alpha,
    name: `many-${String(index)}`,
    activeVersionId: newId<"TemplateVersion">(),
  }));
  await shop.database.template.createMany({ data: templates });
  return templates.map(({ id }) => encodeId("Template", id));
}

describe("updateTemplates", () => {
  test("changes the same settings of all, over organizations, each with its audit row", async () => {
    const ids = [await shop.template("one"), await shop.template("two", { input: { organizationId: shop.betaId } })];
    const settings = { failureTtlSeconds: 3600, allowUserAutostart: false };
    const { templates } = await shop.made("updateTemplates", { templateIds: [...ids, ids[0]], settings });
    expect(templates).toEqual(ids.map((id) => ({ id })));
    expect(await settingsOf(ids)).toEqual([settings, settings]);
    for (const id of ids) {
      expect((await shop.auditOf(id)).slice(1)).toMatchObject([
        { action: "UPDATE", changes: { failureTtlSeconds: { before: 0, after: 3600 } } },
      ]);
    }
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
    ["outsider", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const id = await shop.template(`not-${actor.toLowerCase()}s`);
    const input = { templateIds: [id], settings: { failureTtlSeconds: 60 } };
    expect(codeOf(await shop.send(shop.world[actor], "updateTemplates", input))).toBe(code);
  });

  test("changes none where one of them is not the actor's to change, or gone", async () => {
    const mine = await shop.template("mine");
    const other = await shop.template("other", { input: { organizationId: shop.betaId } });
    const gone = await shop.template("gone");
    await shop.made("deleteTemplate", { id: gone });
    const member = await shop.database.member.findFirstOrThrow({ where: { userId: shop.world.alphaMember.userId } });
    expect(member.organizationId).toBe(shop.world.alpha);
    const { alphaMember } = shop.world;
    const grants = { site: new Set(), organization: new Set(["TEMPLATE_READ", "TEMPLATE_UPDATE"]), owner: new Set() };
    const memberships = new Map([[shop.world.alpha, { roles: [], grants: { ...grants, denied: new Set() } as never }]]);
    const admin = { ...alphaMember, memberships };
    const settings = { failureTtlSeconds: 60 };
    for (const bad of [other, gone]) {
      const answer = await shop.send(admin, "updateTemplates", { templateIds: [mine, bad], settings });
      expect(codeOf(answer)).toBe("NOT_FOUND");
    }
    expect(await settingsOf([mine])).toMatchObject([{ failureTtlSeconds: 0 }]);
    expect(await shop.made("updateTemplates", { templateIds: [mine], settings })).toBeDefined();
    expect((await shop.send(admin, "updateTemplates", { templateIds: [mine], settings })).errors).toBeUndefined();
  });

  test.each([
    ["no template", { templateIds: [] }, "INVALID", ["input", "templateIds"]],
    ["too many", { templateIds: "many" }, "LIMIT_EXCEEDED", ["input", "templateIds"]],
    [
      "less than a minute",
      { settings: { defaultTtlSeconds: 59 } },
      "INVALID",
      ["input", "settings", "defaultTtlSeconds"],
    ],
    [
      "an empty setting",
      { settings: { requireActiveVersion: null } },
      "INVALID",
      ["input", "settings", "requireActiveVersion"],
    ],
  ])("%s is refused", async (label, change: { templateIds?: unknown; settings?: unknown }, code, path) => {
    const id = await shop.template(`r-${label.replaceAll(/[^a-z]/g, "-")}`);
    const templateIds = change.templateIds === "many" ? await many() : (change.templateIds ?? [id]);
    const input = { settings: { failureTtlSeconds: 60 }, ...change, templateIds };
    expect(await refused("updateTemplates", input)).toMatchObject([{ code, path }]);
  });

  test("takes no id of another type", async () => {
    const answer = await shop.send(shop.world.owner, "updateTemplates", { templateIds: [shop.alphaId], settings: {} });
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  });
});
