import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createGraph } from "../../../cli/graph/graph-client.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { permissionsOn } from "../../../foundation/rbac/permissions-on.js";
import { resourceOf } from "../../../foundation/rbac/resource-of.js";
import { applyManifests } from "../../../prisma/seed/apply-manifests.js";
import { demoManifest, usersNamedBy } from "../../../prisma/seed/seed-demo-world.js";
import { seedPeople } from "../../../prisma/seed/seed-people.js";
import { findUserActor } from "../../../subgraphs/organizations/actions/resolve-actor.js";
import { startGateway } from "../../../testing/start-gateway.js";
import { openLaboratory, type Laboratory } from "../../kit/laboratory.js";
import { createTestClock } from "../../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";

type Role = "provisioner-admin" | "template-editor" | "template-pusher";
const roles: readonly Role[] = ["provisioner-admin", "template-editor", "template-pusher"];

const clock = createTestClock();
const dataDir = mkdtempSync(join(tmpdir(), "orgplane-demo-roles-"));
const desired = await demoManifest({ folder: "prisma/seed", dataDir, hasTerraform: false });
const demoRoles = desired.resources
  .filter(({ kind }) => kind === "role")
  .map(({ name, fields }) => ({
    name,
    displayName: fields["displayName"] as string,
    organizationPermissions: fields["organizationPermissions"] as string[],
  }));

/** The organizations of the demo world, by its manifests. */
async function seedOrganizations(): Promise<void> {
  const tokens = await seedPeople(db.database, clock, usersNamedBy(desired));
  const gateway = await startGateway(db, clock, {});
  try {
    await applyManifests(createGraph({ endpoint: gateway.endpoint, token: tokens["owner"]! }), desired, { waitMs: 0 });
  } finally {
    await gateway.stop();
  }
}

let db: TestDatabase;
let laboratory: Laboratory;
let raptix: string;
const actors = {} as Record<Role, UserActor>;

const actorNamed = async (username: string): Promise<UserActor> => {
  const { id } = await db.database.user.findUniqueOrThrow({ where: { username } });
  return (await findUserActor({ database: db.database, clock }, id as UserId))!;
};

/** The demo world; its administrator gives the roles that nobody there has to somebody who has no other. */
beforeAll(async () => {
  db = await createTestDatabase();
  await seedOrganizations();
  laboratory = openLaboratory({ ...db, clock });
  raptix = (await db.database.organization.findUniqueOrThrow({ where: { name: "raptix" } })).id;
  const admin = laboratory.as(await actorNamed("raptix-admin"));
  for (const [username, role] of [
    ["raptix-auditor", "provisioner-admin"],
    ["raptix-member", "template-editor"],
  ] as const) {
    const userId = encodeId("User", (await actorNamed(username)).userId);
    const input = { organizationId: encodeId("Organization", raptix), userId, roles: [role] };
    const { data, errors } = await admin.mutate("setOrganizationMemberRoles", input);
    expect([errors, data?.["setOrganizationMemberRoles"].userErrors]).toEqual([undefined, []]);
    actors[role] = await actorNamed(username);
  }
  actors["template-pusher"] = await actorNamed("raptix-ci");
});
afterAll(async () => {
  await laboratory.close();
  await db.close();
  rmSync(dataDir, { recursive: true });
});

const member = ["ORGANIZATION_READ", "ORGANIZATION_MEMBER_READ", "ORGANIZATION_ROLE_READ", "PROVISIONER_READ"];

describe("a role of the demo world", () => {
  test.each(demoRoles.map((role) => [role.name as Role, role.organizationPermissions] as const))(
    "%s gives what it lists and what every member has, in its organization alone",
    async (name, listed) => {
      const given = permissionsOn(actors[name], resourceOf({ organizationId: raptix }));
      const ofTheSite = permissionsOn(actors[name], {});
      expect([...given].sort()).toEqual([...new Set([...listed, ...member, ...ofTheSite])].sort());
      const elsewhere = await db.database.organization.findUniqueOrThrow({ where: { name: "megaco" } });
      expect(permissionsOn(actors[name], resourceOf({ organizationId: elsewhere.id }))).toEqual(ofTheSite);
    },
  );

  test.each(demoRoles)(
    "$displayName is in the recipe as it is in the demo world",
    ({ name, displayName, organizationPermissions }) => {
      const recipe = readFileSync("docs/recipes/make-a-role.md", "utf8").split("\n");
      const line = recipe.find((text) => text.startsWith(`| ${displayName} `)) ?? "";
      const [, , shownName, permissions] = line.split("|").map((cell) => cell.replaceAll("`", "").trim());
      expect([shownName, permissions?.split(", ").sort()]).toEqual([name, organizationPermissions]);
    },
  );
});

const versionFiles = [{ path: "main.tf", content: "" }];

/** A version that is imported, and a template of it; as the site's owner would make them. */
async function importedVersion(templateId?: string): Promise<string> {
  const owner = await actorNamed("owner");
  const place = templateId ? { templateId } : { organizationId: encodeId("Organization", raptix) };
  await laboratory.as(owner).mutate("createTemplateVersion", { ...place, files: versionFiles });
  const { id } = await db.database.templateVersion.findFirstOrThrow({ orderBy: { id: "desc" } });
  await db.database.templateVersion.update({ where: { id }, data: { importStatus: "SUCCEEDED" } });
  return encodeId("TemplateVersion", id);
}

let counter = 0;
async function template(): Promise<string> {
  const versionId = await importedVersion();
  const input = { versionId, name: `template-${String((counter += 1))}`, everyoneCanUse: false };
  await laboratory.as(await actorNamed("owner")).mutate("createTemplate", input);
  return encodeId("Template", (await db.database.template.findFirstOrThrow({ orderBy: { id: "desc" } })).id);
}

async function key(): Promise<string> {
  const id = newId<"ProvisionerKey">();
  const data = { id, organizationId: raptix, name: `key-${id}`, secretHash: Buffer.from(id) };
  await db.database.provisionerKey.create({ data });
  return encodeId("ProvisionerKey", id);
}

async function waitingJob(): Promise<string> {
  await importedVersion();
  return encodeId("ProvisionerJob", (await db.database.job.findFirstOrThrow({ orderBy: { id: "desc" } })).id);
}

/** D: it is done. F: they may see what it is about, and not do it. N: they may not even see that. E: as F, by ESCALATION. */
type Outcome = "D" | "F" | "N" | "E";
const outcomes = { FORBIDDEN: "F", NOT_FOUND: "N", ESCALATION: "E" } as const;

async function outcome(actor: UserActor, mutation: string, input: object): Promise<Outcome> {
  const { data, errors } = await laboratory.as(actor).mutate(mutation, input);
  const code = errors?.[0]?.extensions["code"] ?? data?.[mutation].userErrors[0]?.code;
  return code === undefined ? "D" : outcomes[code as keyof typeof outcomes];
}

const ofRaptix = (more: object) => () => ({ organizationId: encodeId("Organization", raptix), ...more });
const onTemplate = (more: object) => async () => ({ id: await template(), ...more });
const fresh = (prefix: string) => `${prefix}-${String((counter += 1))}`;

describe("what each can and cannot", () => {
  test.each<[mutation: string, what: string, input: () => object | Promise<object>, expected: string]>([
    ["createProvisionerKey", "makes keys", () => ofRaptix({ name: fresh("key") })(), "D F F"],
    ["deleteProvisionerKey", "deletes keys", async () => ({ id: await key() }), "D F F"],
    ["cancelProvisionerJob", "cancels jobs", async () => ({ id: await waitingJob() }), "D F F"],
    ["createTemplateVersion", "uploads a template's first version", ofRaptix({ files: versionFiles }), "F F D"],
    [
      "createTemplateVersion",
      "uploads a template's next version",
      async () => ({ templateId: await template(), files: versionFiles }),
      "N D D",
    ],
    [
      "createTemplate",
      "makes a template",
      async () => ({ versionId: await importedVersion(), name: fresh("made") }),
      "N F D",
    ],
    [
      "activateTemplateVersion",
      "makes a version active",
      async () => ({ id: await importedVersion(await template()) }),
      "N D D",
    ],
    ["updateTemplate", "changes a template", onTemplate({ description: "new" }), "N D D"],
    ["deleteTemplate", "deletes a template", onTemplate({}), "N F F"],
    [
      "setTemplateAccess",
      "makes oneself an administrator of a template",
      onTemplate({ add: [] }), // with a line for whoever asks
      "N E E",
    ],
    ["createGroup", "makes groups", () => ofRaptix({ name: fresh("group") })(), "F F F"],
    ["createRole", "makes roles", () => ofRaptix({ name: fresh("role"), organizationPermissions: [] })(), "F F F"],
    ["updateOrganization", "changes the organization", () => ({ id: encodeId("Organization", raptix) }), "F F F"],
    ["createUser", "makes users", () => ({ username: fresh("user") }), "F F F"],
  ])("%s: %s", async (mutation, _, input, expected) => {
    const found: Outcome[] = [];
    for (const role of roles) {
      const line = { subjectId: encodeId("User", actors[role].userId), role: "ADMIN" };
      const given = await input();
      found.push(await outcome(actors[role], mutation, "add" in given ? { ...given, add: [line] } : given));
    }
    expect(found.join(" ")).toBe(expected);
  });

  test("none of them makes a workspace: it takes workspace access besides", async () => {
    for (const role of roles) {
      const input = { templateId: await template(), name: fresh("ws") };
      expect(await outcome(actors[role], "createWorkspace", input)).toBe(role === "provisioner-admin" ? "N" : "F");
    }
  });
});
