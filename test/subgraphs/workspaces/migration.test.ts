import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { Actor, UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

const parameter = { required: false, mutable: true, ephemeral: false, type: "STRING" as const };
const size = { ...parameter, name: "size", defaultValue: "small" };
const region = { ...parameter, name: "region", required: true };
const values = (map: Record<string, string>) => Object.entries(map).map(([name, value]) => ({ name, value }));

let shop: Workshop;
/** A member of both organizations, who has workspaces. */
let mover: UserActor;
beforeAll(async () => {
  shop = await openWorkshop();
  mover = await member("mover", [shop.world.alpha, shop.world.beta]);
});
afterAll(() => shop.close());

async function member(username: string, organizationIds: OrganizationId[], roles = ["organization-workspace-access"]) {
  const userId = newId<"User">();
  await shop.database.user.create({ data: { id: userId, username, siteRoles: [] } });
  for (const organizationId of organizationIds) {
    const id = newId<"OrganizationMember">();
    await shop.database.member.create({ data: { id, organizationId, userId, roles } });
  }
  const groups = await shop.database.group.findMany({
    where: { organizationId: { in: organizationIds }, isEveryone: true },
  });
  const memberships = organizationIds.map((organizationId) => ({ organizationId, roles }));
  const groupIds = groups.map(({ id }) => id);
  return createUserActor({ userId, username, siteRoles: [], memberships, groupIds });
}

const idOf = ({ userId }: UserActor) => encodeId("User", userId);
let count = 0;

/** A deprecated template of alpha, with workspaces, and its successor in beta. */
async function succession(names: readonly string[], owner = mover, next: object = { parameters: [size] }) {
  count += 1;
  const old = await shop.template(`old-${String(count)}`, { found: { parameters: [size] } });
  const workspaces: string[] = [];
  for (const name of names) {
    const id = await shop.workspace(old, name, { ownerId: idOf(owner), parameters: values({ size: "big" }) });
    await shop.finishBuild(id);
    workspaces.push(id);
  }
  const successor = await shop.template(`next-${String(count)}`, {
    input: { organizationId: shop.betaId },
    found: next,
  });
  await shop.made("deprecateTemplate", { id: old, message: "Move.", successorId: successor });
  return { old, successor, workspaces };
}

async function migrationOf(templateId: string, actor: Actor = shop.world.owner) {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Template { migration {
    total migrated successor { id }
    remaining { nodes { readiness blockers workspace { name } replacement { name } } }
  } } } }`;
  const r = [{ __typename: "Template", id: templateId }];
  const { data, errors } = await shop.as(actor).run(query, { r });
  expect(errors).toBeUndefined();
  return data?.["_entities"][0]?.migration;
}

const refused = async (input: object) =>
  (await shop.send(shop.world.owner, "migrateWorkspaces", { ...input })).data?.["answer"].userErrors;
const replacementOf = (workspaceId: string) =>
  shop.database.workspace.findUnique({
    where: { replacesId: uuidOf(workspaceId) },
    include: { builds: true },
  });

describe("Template.migration", () => {
  test("says of each workspace whether it can follow, and what blocks it", async () => {
    const { old, successor, workspaces } = await succession(["ready-dev", "taken-dev"]);
    await shop.workspace(await shop.template("other"), "taken-dev-2", { ownerId: idOf(mover) });
    await shop.made("migrateWorkspaces", { templateId: old, workspaceIds: [workspaces[0]] });
    expect(await migrationOf(old)).toEqual({
      total: 2,
      migrated: 1,
      successor: { id: successor },
      remaining: {
        nodes: [
          {
            workspace: { name: "taken-dev" },
            readiness: "BLOCKED",
            blockers: ['The owner has a workspace "taken-dev-2" already, which the replacement would be called.'],
            replacement: null,
          },
          {
            workspace: { name: "ready-dev" },
            readiness: "MIGRATED",
            blockers: [],
            replacement: { name: "ready-dev-2" },
          },
        ],
      },
    });
  });

  test.each([
    ["the owner is no member there", "stay", { parameters: [size] }, /no member/],
    ["a parameter is missing", "mover", { parameters: [region] }, /"region" needs a value/],
    [
      "the quota would not do",
      "mover",
      { resources: [{ type: "vm", name: "vm", address: "vm", dailyCost: 3 }] },
      /costs 3 credits a day, and the owner has 0 left/,
    ],
  ])("%s", async (label, who, next, blocker) => {
    const owner = who === "mover" ? mover : shop.world.alphaMember;
    const { old } = await succession([`b-${label.replaceAll(" ", "-")}`.slice(0, 28)], owner, next);
    expect((await migrationOf(old)).remaining.nodes).toMatchObject([
      { readiness: "BLOCKED", blockers: [expect.stringMatching(blocker)] },
    ]);
  });

  test("is null where there is no successor, and for whoever may not change the template", async () => {
    const { old } = await succession(["unseen"]);
    expect(await migrationOf(old, shop.world.alphaMember)).toBeNull();
    await shop.made("deprecateTemplate", { id: old, message: "Over." });
    expect(await migrationOf(old)).toBeNull();
  });

  test("costs as many statements for four workspaces as for one", async () => {
    const [one, four] = [await succession(["s1"]), await succession(["s2", "s3", "s4", "s5"])];
    const statements = await shop.statements(() => migrationOf(one.old));
    expect(await shop.statements(() => migrationOf(four.old))).toBe(statements);
    expect(statements).toBeLessThan(20);
  });
});

describe("Workspace.migration", () => {
  test("tells the owner where they look for workspaces of deprecated templates", async () => {
    const someone = await member("looks", [shop.world.alpha, shop.world.beta]);
    await succession(["mine"], someone);
    const query = `{ workspaces(filter: { deprecated: true }) { nodes { name migration { readiness blockers } } } }`;
    expect((await shop.as(someone).run(query)).data).toEqual({
      workspaces: { nodes: [{ name: "mine", migration: { readiness: "READY", blockers: [] } }] },
    });
  });

  test("says that one may not use the successor", async () => {
    const someone = await member("may-not", [shop.world.alpha, shop.world.beta]);
    const { successor } = await succession(["locked-out"], someone);
    await shop.database.templateAccess.deleteMany({ where: { templateId: uuidOf(successor) } });
    const query = "{ workspaces { nodes { migration { readiness blockers } } } }";
    expect((await shop.as(someone).run(query)).data?.["workspaces"].nodes).toEqual([
      { migration: { readiness: "BLOCKED", blockers: ["You may not use the successor."] } },
    ]);
  });

  test("is null where the template is not deprecated", async () => {
    const someone = await member("at-ease", [shop.world.alpha]);
    await shop.workspace(await shop.template("young"), "young", { ownerId: idOf(someone) });
    const query = "{ workspaces { nodes { migration { readiness } } } }";
    expect((await shop.as(someone).run(query)).data?.["workspaces"].nodes).toEqual([{ migration: null }]);
  });
});

describe("migrateWorkspaces", () => {
  test("makes a replacement with the parameters carried over and stops the original, each with its audit row", async () => {
    const { old, successor, workspaces } = await succession(["carry"], mover, { parameters: [size, region] });
    const [id = ""] = workspaces;
    await shop.made("updateWorkspace", { id, ttlSeconds: 7200, autostartSchedule: "0 8 * * 1-5" });
    const parameters = values({ region: "eu" });
    const input = { templateId: old, workspaceIds: [id], stopOriginals: true, nameSuffix: "-new", parameters };
    expect(await shop.made("migrateWorkspaces", input)).toMatchObject({
      template: { id: old },
      started: 1,
      blocked: 0,
    });
    const replacement = await replacementOf(id);
    expect(replacement).toMatchObject({
      name: "carry-new",
      ownerId: mover.userId,
      organizationId: shop.world.beta,
      templateId: uuidOf(successor),
      ttlSeconds: 7200,
      autostartSchedule: "0 8 * * 1-5",
      builds: [
        {
          number: 1,
          reason: "MIGRATION",
          transition: "START",
          parameters: values({ size: "big", region: "eu" }),
          initiatorId: shop.world.owner.userId,
        },
      ],
    });
    const original = await shop.database.workspaceBuild.findFirst({
      where: { workspaceId: uuidOf(id) },
      orderBy: { number: "desc" },
    });
    expect(original).toMatchObject({ number: 2, transition: "STOP", reason: "MIGRATION" });
    expect((await shop.auditOf(id)).at(-1)).toMatchObject({ action: "STOP", actorName: "owner" });
    expect(await shop.auditOf(encodeId("Workspace", replacement?.id ?? ""))).toMatchObject([
      { action: "CREATE", actorName: "owner", changes: { replacesId: { before: null, after: id } } },
    ]);
  });

  test("takes all that are ready where none is named, and counts the blocked", async () => {
    const { old } = await succession(["all-1", "all-2"]);
    await shop.database.workspace.updateMany({
      where: { name: "all-2" },
      data: { ownerId: shop.world.alphaMember.userId },
    });
    expect(await shop.made("migrateWorkspaces", { templateId: old })).toMatchObject({ started: 1, blocked: 1 });
  });

  test("asked again, one after the other or at the same time, doubles nothing", async () => {
    const { old, workspaces } = await succession(["again-1", "again-2"]);
    const input = { templateId: old, workspaceIds: workspaces };
    const answers = await Promise.all([1, 2, 3].map(() => shop.made("migrateWorkspaces", input)));
    expect(answers.reduce((sum, { started }) => sum + Number(started), 0)).toBe(2);
    expect(await shop.made("migrateWorkspaces", { templateId: old })).toMatchObject({ started: 0, blocked: 0 });
    expect(await shop.database.workspace.count({ where: { name: { startsWith: "again" } } })).toBe(4);
    expect(await shop.database.job.count({ where: { subjectName: { in: ["again-1-2", "again-2-2"] } } })).toBe(2);
  });

  test("leaves alone what it cannot stop", async () => {
    const { old, workspaces } = await succession(["busy"]);
    await shop.made("startWorkspace", { id: workspaces[0] });
    const input = { templateId: old, workspaceIds: workspaces };
    expect(await shop.made("migrateWorkspaces", { ...input, stopOriginals: true })).toMatchObject({
      started: 0,
      blocked: 1,
    });
    expect(await replacementOf(workspaces[0] ?? "")).toBeNull();
    expect(await shop.made("migrateWorkspaces", input)).toMatchObject({ started: 1, blocked: 0 });
  });

  test("makes nothing beyond the caller's rights", async () => {
    const { old, successor, workspaces } = await succession(["rights"]);
    const input = { templateId: old, workspaceIds: workspaces };
    const roles = ["organization-template-admin"];
    const ofBoth = await member("admin-of-both", [shop.world.alpha, shop.world.beta], roles);
    expect((await shop.send(ofBoth, "migrateWorkspaces", input)).data?.["answer"]).toMatchObject({
      started: 0,
      blocked: 1,
    });
    expect((await migrationOf(old, ofBoth)).remaining.nodes).toMatchObject([
      { blockers: ["You may not make workspaces for the owner there."] },
    ]);
    const ofAlpha = await member("admin-of-alpha", [shop.world.alpha], roles);
    expect(codeOf(await shop.send(ofAlpha, "migrateWorkspaces", input))).toBe("NOT_FOUND");
    await shop.database.templateAccess.deleteMany({ where: { templateId: uuidOf(successor) } });
    const ofNext = await member("admin-not-of-next", [shop.world.alpha, shop.world.beta], ["organization-admin"]);
    expect((await shop.send(ofNext, "migrateWorkspaces", input)).data?.["answer"]).toMatchObject({ started: 1 });
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const { old } = await succession([]);
    expect(codeOf(await shop.send(shop.world[actor], "migrateWorkspaces", { templateId: old }))).toBe(code);
  });

  test.each<[string, { workspaceIds?: string; templateId?: string } & Record<string, unknown>, string, string[]]>([
    ["a stranger's workspace", { workspaceIds: "stranger" }, "NOT_FOUND", ["input", "workspaceIds", "0"]],
    ["an empty suffix", { nameSuffix: "" }, "INVALID", ["input", "nameSuffix"]],
    [
      "a parameter that the successor has not",
      { parameters: values({ zone: "a" }) },
      "INVALID",
      ["input", "parameters", "0", "name"],
    ],
    ["a template that is not deprecated", { templateId: "young" }, "NOT_ALLOWED_HERE", ["input", "templateId"]],
  ])("%s is refused", async (label, input, code, path) => {
    const { old } = await succession([]);
    const young = await shop.template(`y-${label.replaceAll(/[^a-z]/g, "-").slice(0, 28)}`);
    const stranger = await shop.workspace(young, `s-${label.replaceAll(/[^a-z]/g, "-").slice(0, 28)}`);
    const workspaceIds = input.workspaceIds && [stranger];
    const templateId = input.templateId ? young : old;
    expect(await refused({ ...input, templateId, workspaceIds })).toMatchObject([{ code, path }]);
  });

  test("takes no id of another type", async () => {
    const { old } = await succession([]);
    const answer = await shop.send(shop.world.owner, "migrateWorkspaces", { templateId: old, workspaceIds: [old] });
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  });
});

describe("createWorkspace with replacesId", () => {
  test("replaces one's own, which is shown as migrated; once", async () => {
    const someone = await member("replaces", [shop.world.alpha, shop.world.beta]);
    const { old, successor, workspaces } = await succession(["by-hand"], someone);
    const input = { templateId: successor, name: "by-hand-new", replacesId: workspaces[0] };
    const answers = await Promise.all(
      ["by-hand-new", "by-hand-newer"].map((name) => shop.send(someone, "createWorkspace", { ...input, name })),
    );
    const payloads = answers.map(({ data }) => data?.["answer"]);
    expect(payloads.filter(({ workspace }) => workspace)).toHaveLength(1);
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toMatchObject([
      { code: "NOT_ALLOWED_HERE", path: ["input", "replacesId"] },
    ]);
    expect(await migrationOf(old)).toMatchObject({ migrated: 1, remaining: { nodes: [{ readiness: "MIGRATED" }] } });
    const gone = await replacementOf(workspaces[0] ?? "");
    await shop.database.workspace.delete({ where: { id: gone?.id ?? "" } });
    expect(await migrationOf(old)).toMatchObject({ migrated: 0, remaining: { nodes: [{ readiness: "READY" }] } });
  });

  test("takes no other owner's, and none that one may not read", async () => {
    const { successor, workspaces } = await succession(["not-yours"], shop.world.alphaMember);
    const someone = await member("takes-others", [shop.world.beta]);
    for (const actor of [someone, mover]) {
      const input = { templateId: successor, name: "thief", replacesId: workspaces[0] };
      expect((await shop.send(actor, "createWorkspace", input)).data?.["answer"].userErrors).toMatchObject([
        { code: "NOT_FOUND", path: ["input", "replacesId"] },
      ]);
    }
  });
});
