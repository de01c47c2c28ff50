import { writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { giveRoles } from "../../kit/world.js";
import { signedInCli, type CliUnderTest, type RunOptions } from "../cli-under-test.js";
import { createManifestFolder, startBetween, type ManifestFolder } from "./manifests-under-test.js";

let graph: GraphUnderTest;
let cli: CliUnderTest;
let folder: ManifestFolder;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  cli = await signedInCli(graph, graph.world.owner);
});
beforeEach(() => {
  folder = createManifestFolder();
});
afterEach(() => folder.remove());
afterAll(async () => {
  cli.remove();
  await graph.close();
});

const run = (args: string[], options: RunOptions = {}, by = cli) => by.run(args, { cwd: folder.path, ...options });
const groupsOf = async (name: string) => {
  const groups = await graph.database.group.findMany({ where: { organization: { name } }, orderBy: { name: "asc" } });
  return groups.map((group) => group.name);
};

describe("problems are found at plan time, at their place", () => {
  test.each<[string, string, string, RegExp]>([
    [
      "an unknown user",
      "groups:\n  g:\n    members: [alpha-membr]\n",
      "NOT_FOUND",
      /^error: a.yaml:5:15: .*no user "alpha-membr"/,
    ],
    [
      "a role that there is not",
      "members:\n  beta-member: [organization-admn]\n",
      "NOT_FOUND",
      /a.yaml:4:17: .*Did you mean organization-admin/,
    ],
    ["a pattern that RE2 refuses", "groupSync:\n  regexFilter: (?=x)\n", "INVALID", /a.yaml:4:3: .*RE2 refuses/],
    [
      "a group that there is not",
      "groupSync:\n  mapping: { x: [nobody] }\n",
      "NOT_FOUND",
      /a.yaml:4:18: .*no group "nobody"/,
    ],
    ["a template without content", "templates:\n  t:\n    displayName: T\n", "INVALID", /a.yaml:4:3: .*needs a folder/],
    [
      "a folder that there is not",
      "templates:\n  t:\n    folder: ./nowhere\n",
      "MANIFEST",
      /a.yaml:5:5: There is no folder/,
    ],
    [
      "templates that succeed each other",
      "templates:\n  t: { folder: ., deprecated: { message: x, successor: u } }\n  u: { folder: ., deprecated: { message: x, successor: t } }\n",
      "INVALID",
      /in a circle: alpha\/templates\/t → alpha\/templates\/u → alpha\/templates\/t/,
    ],
    ["a change of Everyone's members", "groups:\n  Everyone: { members: [] }\n", "NOT_ALLOWED_HERE", /a.yaml:4:15: /],
  ])("%s", async (_, text, code, sentence) => {
    folder.write("a.yaml", `kind: Organization\nname: alpha\n${text}`);
    const { code: ended, stderr } = await run(["plan", "-f", "a.yaml"]);
    expect([ended, stderr.replace(/^reading what is there\n/, "")]).toEqual([1, expect.stringMatching(sentence)]);
    const { stderr: json } = await run(["apply", "-f", "a.yaml", "--yes", "--json"]);
    expect(JSON.parse(json.slice(json.indexOf('{"error')))).toMatchObject({
      error: {
        code,
        problems: expect.arrayContaining([
          expect.objectContaining({ place: expect.objectContaining({ file: "a.yaml" }) }),
        ]),
      },
    });
  });

  test("what somebody does not hold, and may not do", async () => {
    await giveRoles(graph.database, graph.world.alphaMember, ["organization-user-admin"]);
    const member = await signedInCli(graph, graph.world.alphaMember);
    folder.write(
      "a.yaml",
      "kind: Organization\nname: alpha\nroles:\n  r: { organizationPermissions: [TEMPLATE_DELETE] }\n",
    );
    const { code, stderr } = await run(["plan", "-f", "a.yaml"], {}, member);
    expect(code).toBe(1);
    expect(stderr).toMatch(/a.yaml:4:3: .*ORGANIZATION_ROLE_CREATE/);
    expect(stderr).toMatch(/a.yaml:4:34: .*TEMPLATE_DELETE .*ESCALATION/);
    member.remove();
  });
});

describe("the state has moved since the plan", () => {
  const manifest = "kind: Organization\nname: alpha\ndisplayName: Alpha the first\n";
  const move = (displayName: string) =>
    graph.database.organization.update({ where: { name: "alpha" }, data: { displayName } });

  test("a plan that was kept is applied as it is", async () => {
    await move("Alpha");
    folder.write("a.yaml", manifest);
    expect(await run(["plan", "-f", "a.yaml", "--out", "plan.json"])).toMatchObject({ code: 0 });
    expect(await run(["apply", "--plan", "plan.json", "--yes"])).toMatchObject({ code: 0 });
    expect(await graph.database.organization.findUnique({ where: { name: "alpha" } })).toMatchObject({
      displayName: "Alpha the first",
    });
  });

  test("a plan that was kept and holds no more is refused, and changes nothing", async () => {
    await move("Alpha");
    folder.write("a.yaml", manifest);
    await run(["plan", "-f", "a.yaml", "--out", "plan.json"]);
    await move("Alfa");
    const { code, stderr } = await run(["apply", "--plan", "plan.json", "--yes", "--json"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('"code":"STALE"')]);
    expect(await graph.database.organization.findUnique({ where: { name: "alpha" } })).toMatchObject({
      displayName: "Alfa",
    });
  });

  test("between show and confirm, on a terminal", async () => {
    await move("Alpha");
    folder.write("a.yaml", manifest);
    let plans = 0;
    const between = await startBetween(graph.endpoint, async (query) => {
      if (query.includes("OrganizationsByName")) plans += 1;
      if (plans === 2) await move("Alfa");
    });
    const settings = { ORGPLANE_URL: between.url };
    const { code, stdout } = await cli.runOnTerminal(["apply", "-f", "a.yaml"], {
      cwd: folder.path,
      settings,
      input: "yes\n",
    });
    between.close();
    expect(stdout).toContain("Alpha the first");
    expect(stdout).toContain("Apply this? [y/N]");
    expect([code, stdout]).toEqual([1, expect.stringContaining("has changed since the plan was made")]);
    expect(await graph.database.organization.findUnique({ where: { name: "alpha" } })).toMatchObject({
      displayName: "Alfa",
    });
  });

  test("on a terminal what is confirmed is done, and what is not is not", async () => {
    await move("Alpha");
    folder.write("a.yaml", manifest);
    const refused = await cli.runOnTerminal(["apply", "-f", "a.yaml"], { cwd: folder.path, input: "no\n" });
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining("Nothing was done")]);
    expect(await cli.runOnTerminal(["apply", "-f", "a.yaml"], { cwd: folder.path, input: "yes\n" })).toMatchObject({
      code: 0,
    });
    expect(await graph.database.organization.findUnique({ where: { name: "alpha" } })).toMatchObject({
      displayName: "Alpha the first",
    });
  });

  test("off a terminal nobody confirms: --yes is needed", async () => {
    await move("Alpha");
    folder.write("a.yaml", manifest);
    const { code, stderr } = await run(["apply", "-f", "a.yaml"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("--yes")]);
  });
});

test("a permission that goes missing halfway ends it cleanly, and the next apply goes on from there", async () => {
  const { userId } = graph.world.betaMember;
  const beta = { organizationId: graph.world.beta, userId };
  const setRoles = (roles: string[]) => graph.database.member.updateMany({ where: beta, data: { roles } });
  await setRoles(["organization-admin"]);
  const groups = Array.from({ length: 60 }, (_, index) => `  g${String(index).padStart(2, "0")}:\n`).join("");
  folder.write("a.yaml", `kind: Organization\nname: beta\nroles: { r: { displayName: R } }\ngroups:\n${groups}`);
  const member = await signedInCli(graph, graph.world.betaMember);
  const between = await startBetween(graph.endpoint, async (query) => {
    if (query.includes("createGroup")) await setRoles([]);
  });
  const { code, stderr } = await run(
    ["apply", "-f", "a.yaml", "--yes"],
    { settings: { ORGPLANE_URL: between.url } },
    member,
  );
  between.close();
  expect([code, stderr]).toEqual([1, expect.stringMatching(/FORBIDDEN|NOT_FOUND/)]);
  expect(stderr).toMatch(/a.yaml:\d+:3/);
  expect(await groupsOf("beta")).toEqual(["Everyone"]);
  expect(await graph.database.role.count({ where: { name: "r", organizationId: graph.world.beta } })).toBe(1);
  await setRoles(["organization-admin"]);
  expect(await run(["apply", "-f", "a.yaml", "--yes"], {}, member)).toMatchObject({ code: 0 });
  expect(await groupsOf("beta")).toHaveLength(61);
  expect(await run(["plan", "-f", "a.yaml", "--detailed-exitcode"], {}, member)).toMatchObject({ code: 0 });
  member.remove();
});

test("a manifest that is too large is not read", async () => {
  writeFileSync(folder.write("a.yaml", ""), `# ${"x".repeat(11 * 1024 * 1024)}\n`);
  const { code, stderr } = await run(["plan", "-f", "a.yaml"]);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/11\.0 MiB.*a\.yaml.*at most 10 MiB/)]);
});

test("an endpoint that nobody answers at, and a token that counts for nothing", async () => {
  folder.write("a.yaml", "kind: Organization\nname: alpha\n");
  const nobody = await run(["plan", "-f", "a.yaml"], { settings: { ORGPLANE_URL: "http://127.0.0.1:9/graphql" } });
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining("cannot be reached")]);
  const expired = await run(["plan", "-f", "a.yaml"], { settings: { ORGPLANE_TOKEN: "orgp_gone" } });
  expect([expired.code, expired.stderr]).toEqual([1, expect.stringContaining("Sign in")]);
});
