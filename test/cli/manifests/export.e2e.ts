import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { organizationRoles } from "../../../foundation/rbac/built-in-roles.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

const patienceMs = 240_000;
let graph: GraphUnderTest;
let cli: CliUnderTest;
let folder: ManifestFolder;
let people: string[];
beforeAll(async () => {
  graph = await startGraphUnderTest();
  cli = await signedInCli(graph, graph.world.owner);
  folder = createManifestFolder();
  const { alphaMember, betaMember, outsider } = graph.world;
  people = [alphaMember, betaMember, outsider].map(({ userId }) => encodeId("User", userId));
});
afterAll(async () => {
  folder.remove();
  cli.remove();
  await graph.close();
});

/** As the owner; what must not be refused. */
async function make(mutation: string, selection: string, input: object) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { made: ${mutation}(input: $input) { ${selection} userErrors { message path } } }`;
  const { data, errors } = await graph.as(graph.world.owner).run(document, { input });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as the selection
  const made = (data as Record<string, any> | null)?.["made"];
  if (errors || made.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify([input, errors, made])}`);
  return made;
}

/** Texts that YAML or our own variables could take for something else. */
const odd = [
  "yes",
  "null",
  "1e3",
  "0x1f",
  "~",
  "- a",
  "a: b",
  "#no",
  "${key}",
  "$${x}",
  "'",
  '"',
  "{a}",
  "*x",
  "&x",
  "!t",
  "cn=a, ou=b",
  "a.b",
  "|",
  "Ünï 😀",
  "line\nbreak\n",
  " led",
  "tail ",
  "%",
  "\\",
];
const oddText = fc
  .oneof(fc.constantFrom(...odd), fc.string({ maxLength: 20, unit: "grapheme" }))
  .map((text) => text.replaceAll("\0", ""));
const needed = oddText.filter((text) => text.trim() !== "");
/** JavaScript has no plain object with this key, and a manifest's mapping is read into one. */
const claimValue = needed.filter((text) => text !== "__proto__");
const few = <Value>(value: fc.Arbitrary<Value>) => fc.uniqueArray(value, { maxLength: 3 });
const indexes = fc.uniqueArray(fc.nat(2), { maxLength: 3 });
const role = fc.constantFrom("organization-auditor", "organization-workspace-access", "organization-template-admin");
const permission = fc.constantFrom("TEMPLATE_READ", "TEMPLATE_UPDATE", "GROUP_READ", "WORKSPACE_READ");
const sync = fc.record({
  claim: fc.option(needed),
  regexFilter: fc.option(fc.constantFrom("^a", "b$", "\\d+", "${x}")),
  keepOnMissingClaim: fc.boolean(),
  mapping: fc.uniqueArray(fc.record({ claimValue, pick: fc.nat(2) }), {
    maxLength: 3,
    selector: (mapped) => mapped.claimValue,
  }),
});
const anyOrganization = fc.record({
  texts: fc.record({ displayName: needed, description: oddText, icon: oddText }),
  defaults: few(role),
  members: fc.array(few(role), { maxLength: 3 }),
  roles: fc.array(
    fc.record({ displayName: needed, organizationPermissions: few(permission), ownerPermissions: few(permission) }),
    { maxLength: 2 },
  ),
  groups: fc.uniqueArray(
    fc.record({ name: needed, displayName: needed, avatarUrl: oddText, quotaAllowance: fc.nat(100), members: indexes }),
    { maxLength: 3, selector: ({ name }) => name },
  ),
  everyone: fc.nat(9),
  groupSync: fc.option(sync),
  roleSync: fc.option(sync),
  keys: fc.uniqueArray(
    fc.record({
      name: needed.map((name) => name.toLowerCase()),
      tags: fc.dictionary(needed, oddText, { maxKeys: 2 }),
      expires: fc.boolean(),
    }),
    { maxLength: 2, selector: ({ name }) => name.toLowerCase() },
  ),
});
type AnyOrganization = typeof anyOrganization extends fc.Arbitrary<infer Value> ? Value : never;

let count = 0;
async function build(any: AnyOrganization): Promise<string> {
  const name = `made-${String((count += 1))}`;
  const { organization } = await make("createOrganization", 'organization { id group(name: "Everyone") { id } }', {
    name,
    ...any.texts,
  });
  const organizationId = organization.id as string;
  await make("updateOrganization", "organization { id }", { id: organizationId, defaultMemberRoles: any.defaults });
  await make("updateGroup", "group { id }", { id: organization.group.id, quotaAllowance: any.everyone });
  const members = people.slice(0, any.members.length);
  for (const [index, roles] of any.members.entries()) {
    await make("addOrganizationMember", "member { id }", { organizationId, userId: members[index], roles });
  }
  for (const [index, each] of any.roles.entries()) {
    await make("createRole", "role { id }", { organizationId, name: `r${String(index)}`, ...each });
  }
  const groupIds: string[] = [];
  for (const { members: picked, ...each } of any.groups) {
    if (each.name === "Everyone") continue;
    const memberIds = picked.flatMap((index) => members[index] ?? []);
    groupIds.push((await make("createGroup", "group { id }", { organizationId, ...each, memberIds })).group.id);
  }
  const mapped = (mapping: { claimValue: string; pick: number }[], targets: string[]) =>
    mapping.flatMap(({ claimValue, pick }) =>
      targets[pick] === undefined ? [] : [{ claimValue, targets: [targets[pick]] }],
    );
  if (any.groupSync) {
    const { mapping, ...rest } = any.groupSync;
    await make("updateGroupSync", "groupSync { revision }", {
      organizationId,
      ...rest,
      mapping: mapped(mapping, groupIds),
    });
  }
  if (any.roleSync) {
    const { mapping, ...rest } = any.roleSync;
    const targets = Object.keys(organizationRoles).filter((each) => each.endsWith("-admin"));
    await make("updateRoleSync", "roleSync { revision }", {
      organizationId,
      ...rest,
      mapping: mapped(mapping, targets),
    });
  }
  for (const { expires, ...key } of any.keys) {
    await make("createProvisionerKey", "provisionerKey { id }", {
      organizationId,
      ...key,
      ...(expires && { expiresAt: "2031-01-02T03:04:05.678Z" }),
    });
  }
  return name;
}

test(
  "whatever an organization is like, planning on its export finds nothing to change",
  async () => {
    let round = 0;
    const law = fc.asyncProperty(fc.array(anyOrganization, { minLength: 3, maxLength: 3 }), async (organizations) => {
      const names: string[] = [];
      for (const each of organizations) names.push(await build(each));
      const directory = `round-${String((round += 1))}`;
      const exported = await cli.run(["export", ...names, "-d", directory], { cwd: folder.path });
      expect([exported.code, exported.stderr]).toEqual([0, expect.not.stringContaining("warning")]);
      const plan = await cli.run(["plan", "-f", directory, "--json"], { cwd: folder.path });
      expect([plan.stderr.replace("reading what is there\n", ""), JSON.parse(plan.stdout || "null")]).toEqual([
        "",
        { changes: [], problems: [], notes: [] },
      ]);
      rmSync(join(folder.path, directory), { recursive: true });
    });
    await fc.assert(law, { numRuns: 6, endOnFailure: true });
  },
  patienceMs,
);

test("what belongs to no organization is exported too", async () => {
  const organizationId = encodeId("Organization", graph.world.beta);
  await make("createWorkspaceProxy", "workspaceProxy { id }", {
    name: "eu",
    url: "https://eu.example",
    organizationIds: [organizationId],
  });
  await make("updateOrganizationSync", "organizationSync { revision }", {
    claim: "groups",
    mapping: [{ claimValue: "b", targets: [organizationId] }],
  });
  await make("updateSiteRoleSync", "siteRoleSync { revision }", {
    claim: "groups",
    mapping: [{ claimValue: "a", targets: ["auditor"] }],
  });
  const { code } = await cli.run(["export", "beta", "--site", "-d", "site"], { cwd: folder.path });
  expect(code).toBe(0);
  expect(readFileSync(join(folder.path, "site/site.yaml"), "utf8")).toContain("organizations:\n      - beta");
  const plan = await cli.run(["plan", "-f", "site"], { cwd: folder.path });
  expect(plan).toMatchObject({ code: 0, stdout: "Nothing is to change.\n" });
});
