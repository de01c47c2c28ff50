import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { codeOf, openWorkshop, uuidOf, type MutationName, type Workshop } from "./workshop.js";

let shop: Workshop;
let ownerId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  ownerId = encodeId("User", shop.world.alphaMember.userId);
});
afterAll(() => shop.close());

const refused = async (name: MutationName, input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, name, input)).data?.["answer"].userErrors;

describe("deprecateTemplate", () => {
  test("ends creation for everybody, administrators too, and names the successor; all else goes on", async () => {
    const old = await shop.template("old");
    const next = await shop.template("next", { input: { organizationId: shop.betaId } });
    const workspaceId = await shop.workspace(old, "before");
    await shop.finishBuild(workspaceId);
    const { template } = await shop.made("deprecateTemplate", {
      id: old,
      message: "Moved to beta.",
      successorId: next,
    });
    expect(template).toEqual({
      id: old,
      isDeprecated: true,
      deprecationMessage: "Moved to beta.",
      successor: { id: next },
    });
    expect(await refused("createWorkspace", { templateId: old, name: "after", ownerId })).toEqual([
      {
        code: "DEPRECATED",
        path: ["input", "templateId"],
        message: `The template "old" is deprecated: Moved to beta. Its successor is "next" of the organization "beta" (${next}).`,
      },
    ]);
    await shop.made("updateTemplate", { id: old, displayName: "Old" });
    await shop.made("activateTemplateVersion", { id: await shop.version({ templateId: old }) });
    await shop.made("stopWorkspace", { id: workspaceId });
    await shop.finishBuild(workspaceId);
    await shop.made("startWorkspace", { id: workspaceId });
  });

  test("tells nothing of a successor to those who may not know it", async () => {
    const old = await shop.template("discreet");
    const next = await shop.template("secret", { input: { organizationId: shop.betaId } });
    await shop.made("deprecateTemplate", { id: old, message: "Ask us.", successorId: next });
    const member = shop.world.alphaMember;
    const { grants, roles } = member.memberships.get(shop.world.alpha) ?? {};
    const owner = new Set([...(grants?.owner ?? []), "WORKSPACE_CREATE" as const]);
    const actor = {
      ...member,
      memberships: new Map([[shop.world.alpha, { roles: roles ?? [], grants: { ...grants!, owner } }]]),
    };
    const { data } = await shop.send(actor, "createWorkspace", { templateId: old, name: "asks" });
    expect(data?.["answer"].userErrors).toMatchObject([{ message: 'The template "discreet" is deprecated: Ask us.' }]);
  });

  test("once more changes message and successor; each change has its audit row", async () => {
    const id = await shop.template("twice");
    const next = await shop.template("twice-next");
    await shop.made("deprecateTemplate", { id, message: "One.", successorId: next });
    await shop.made("deprecateTemplate", { id, message: "Two." });
    expect((await shop.auditOf(id)).slice(1)).toEqual([
      {
        action: "UPDATE",
        actorName: "owner",
        changes: {
          isDeprecated: { before: false, after: true },
          deprecationMessage: { before: null, after: "One." },
          successorId: { before: null, after: next },
        },
      },
      {
        action: "UPDATE",
        actorName: "owner",
        changes: { deprecationMessage: { before: "One.", after: "Two." }, successorId: { before: next, after: null } },
      },
    ]);
  });

  test.each([
    ["no message", { message: " " }, "INVALID", ["input", "message"]],
    ["too long a message", { message: "x".repeat(1025) }, "INVALID", ["input", "message"]],
    ["itself as successor", { successor: "self" }, "INVALID", ["input", "successorId"]],
    ["a successor that is none", { successor: "gone" }, "NOT_FOUND", ["input", "successorId"]],
    ["a deprecated successor", { successor: "deprecated" }, "NOT_ALLOWED_HERE", ["input", "successorId"]],
  ])("%s is refused", async (label, { successor, ...input }: { message?: string; successor?: string }, code, path) => {
    const id = await shop.template(`bad-${label.replaceAll(/[^a-z]/g, "-")}`.slice(0, 32));
    const successors: Record<string, () => Promise<string>> = {
      self: () => Promise.resolve(id),
      gone: () => Promise.resolve(encodeId("Template", "01932c07-0000-7000-8000-000000000000")),
      deprecated: async () => {
        const other = await shop.template("dead-end");
        await shop.made("deprecateTemplate", { id: other, message: "Over." });
        return other;
      },
    };
    const successorId = await successors[successor ?? ""]?.();
    expect(await refused("deprecateTemplate", { id, message: "x", ...input, successorId })).toMatchObject([
      { code, path },
    ]);
    expect(await shop.database.template.count({ where: { id: uuidOf(id), isDeprecated: true } })).toBe(0);
  });

  test("takes no successor's id of another type", async () => {
    const id = await shop.template("typed");
    const answer = await shop.send(shop.world.owner, "deprecateTemplate", { id, message: "x", successorId: ownerId });
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  });
});

describe("restoreTemplate", () => {
  test("opens it for creation again, with its audit row; one that is not deprecated is refused", async () => {
    const id = await shop.template("back");
    await shop.made("deprecateTemplate", { id, message: "Over." });
    const { template } = await shop.made("restoreTemplate", { id });
    expect(template).toEqual({ id, isDeprecated: false, deprecationMessage: null, successor: null });
    await shop.workspace(id, "again");
    expect((await shop.auditOf(id)).at(-1)).toMatchObject({
      action: "UPDATE",
      changes: { isDeprecated: { before: true, after: false } },
    });
    expect(await refused("restoreTemplate", { id })).toMatchObject([
      { code: "NOT_ALLOWED_HERE", path: ["input", "id"] },
    ]);
  });
});

describe.each(["deprecateTemplate", "restoreTemplate"] as const)("%s", (name) => {
  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
    ["outsider", "NOT_FOUND"],
  ] as const)("is answered to %s by %s", async (actor, code) => {
    const id = await shop.template(`${name}-${actor}`.toLowerCase());
    const input = name === "deprecateTemplate" ? { id, message: "x" } : { id };
    expect(codeOf(await shop.send(shop.world[actor], name, input))).toBe(code);
    expect(await shop.auditOf(id)).toHaveLength(1);
  });
});
