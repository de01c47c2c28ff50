import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { newId } from "../../foundation/ids/new-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { createTickingClock } from "../kit/test-clock.js";
import { giveRoles, readersRoles } from "../kit/world.js";
import { signedInCli, type CliUnderTest } from "./cli-under-test.js";
import { withoutChance } from "./without-chance.js";

jest.setTimeout(180_000); // each step is a process of its own

/** Organizations, their people, groups and roles, and tokens: what is done, who may not, and what is said of bad input. */
let graph: GraphUnderTest;
let owner: CliUnderTest;
let member: CliUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  owner = await signedInCli(graph, graph.world.owner);
  member = await signedInCli(graph, graph.world.alphaMember);
});
afterAll(async () => {
  owner.remove();
  member.remove();
  await graph.close();
});

/** One after the other, each of which has to succeed; what they said on standard error. */
async function all(cli: CliUnderTest, ...lines: string[][]): Promise<string> {
  let said = "";
  for (const args of lines) {
    const { code, stderr } = await cli.run(args);
    expect({ args, code, stderr }).toMatchObject({ code: 0 });
    said += stderr;
  }
  return said;
}

test("an organization is made, changed, shown and deleted", async () => {
  await all(
    owner,
    ["org", "create", "gamma", "--display-name", "Gamma"],
    ["org", "update", "gamma", "--description", "New."],
  );
  expect(withoutChance(await owner.json(["org", "show", "gamma"]))).toMatchSnapshot();
  expect(withoutChance(await owner.json(["org", "list", "--search", "gamma"]))).toMatchSnapshot();
  expect((await owner.run(["org", "delete", "gamma"])).stderr).toMatch(
    /Delete the organization gamma.*\n→ --yes says yes/,
  );
  expect(await all(owner, ["org", "delete", "gamma", "--yes"])).toMatch(/gamma was deleted/);
  expect((await owner.json(["org", "list"])).map(({ name }: { name: string }) => name).sort()).toEqual([
    "alpha",
    "beta",
  ]);
});

test("members come, get roles and go", async () => {
  const of = ["-o", "alpha"];
  await all(
    owner,
    ["member", "add", "outsider", ...of],
    ["member", "roles", "outsider", "organization-auditor", ...of],
  );
  expect(withoutChance(await owner.json(["member", "show", "outsider", ...of]))).toMatchSnapshot();
  expect(withoutChance(await owner.json(["member", "list", ...of, "--search", "outsider"]))).toHaveLength(1);
  await all(owner, ["member", "remove", "outsider", ...of, "--yes"]);
  expect((await owner.run(["member", "show", "outsider", ...of])).stderr).toMatch(
    /There is no member "outsider" in alpha/,
  );
});

test("groups have members and an allowance", async () => {
  const of = ["-o", "alpha"];
  await all(
    owner,
    ["group", "create", "ios", "alpha-member", "--quota", "20", ...of],
    ["group", "update", "ios", "--quota", "40", ...of],
  );
  expect(withoutChance(await owner.json(["group", "show", "ios", ...of]))).toMatchSnapshot();
  expect(await all(owner, ["group", "remove", "ios", "alpha-member", ...of])).toMatch(/has 0 members now/);
  expect(await all(owner, ["group", "add", "ios", "alpha-member", ...of])).toMatch(/has 1 member now/);
  expect(withoutChance(await owner.json(["group", "list", ...of]))).toMatchSnapshot();
  await all(owner, ["group", "delete", "ios", ...of, "--yes"]);
});

test("roles are made of permissions, as people write them", async () => {
  const of = ["-o", "alpha"];
  await all(owner, ["role", "create", "pusher", "--permission", "template:create,TEMPLATE_UPDATE", ...of]);
  expect(withoutChance(await owner.json(["role", "show", "pusher", ...of]))).toMatchSnapshot();
  await all(owner, ["role", "update", "pusher", "--permission", "template-read", ...of]);
  expect(await owner.json(["role", "show", "pusher", ...of])).toMatchObject({
    organizationPermissions: ["TEMPLATE_READ"],
  });
  await all(owner, ["role", "delete", "pusher", ...of, "--yes"]);
});

test("a token's secret alone is on standard output, and counts until it is revoked", async () => {
  const made = await owner.run([
    "token",
    "create",
    "ci",
    "--expires",
    "1h",
    "-o",
    "alpha",
    "--permission",
    "group:read",
  ]);
  expect(made.stdout).toMatch(/^orgp_\w+\n$/);
  expect(made.stderr).toMatch(/expires in 1h|expires in 59m/);
  const token = made.stdout.trim();
  expect(await owner.run(["whoami", "--token", token])).toMatchObject({ code: 1 }); // it may read groups, and nothing else
  expect(withoutChance(await owner.json(["token", "list"]))).toContainEqual(
    expect.objectContaining({ name: "ci", permissions: ["GROUP_READ"], organization: { name: "alpha" } }),
  );
  await all(owner, ["token", "revoke", "ci"]);
  expect((await owner.run(["whoami", "--token", token])).stderr).toMatch(/unknown, expired or revoked/);
});

test("the only organization that one belongs to is meant unless another is named", async () => {
  expect((await member.run(["group", "list"])).stdout).toMatch(/Everyone/);
  expect((await owner.run(["group", "list"])).stderr).toMatch(
    /You belong to no organization: which one is meant\?\n→ Name it with -o/,
  );
});

test("lists are read page by page", async () => {
  const names = Array.from({ length: 103 }, (_, at) => `g${String(at).padStart(3, "0")}`);
  await graph.database.group.createMany({
    data: names.map((name) => ({
      id: newId<"Group">(),
      organizationId: graph.world.beta,
      name,
      displayName: name,
      source: "USER" as const,
    })),
  });
  expect(await owner.json(["group", "list", "-o", "beta", "--all"])).toHaveLength(104);
  const { stdout, stderr } = await owner.run(["group", "list", "-o", "beta", "-n", "5"]);
  expect(stdout.trim().split("\n")).toHaveLength(6);
  expect(stderr).toMatch(/5 of 104; -n 10 shows more/);
});

describe("what goes wrong names the place and the nearest", () => {
  test.each([
    [
      "an organization",
      ["group", "list", "-o", "alfa"],
      /There is no organization "alfa".* Did you mean alpha\?\n→ orgplane org list/,
    ],
    ["a group", ["group", "show", "everyone", "-o", "alpha"], /no group "everyone" in alpha.* Did you mean Everyone\?/],
    ["a role", ["role", "show", "organization-audtor", "-o", "alpha"], /Did you mean organization-auditor/],
    ["a member", ["member", "show", "alpha-membr", "-o", "alpha"], /Did you mean alpha-member\?/],
    ["a user", ["member", "add", "nobody", "-o", "alpha"], /There is no user "nobody"/],
    ["a name that is none", ["org", "create", "Not A Name"], /input\.name: .*\(INVALID\)/],
    ["a name that is taken", ["org", "create", "alpha"], /input\.name: .*\(TAKEN\)/],
    [
      "a permission",
      ["role", "create", "x", "--permission", "template:fly", "-o", "alpha"],
      /TEMPLATE_FLY.*Did you mean/,
    ],
    ["a number", ["group", "create", "x", "--quota", "many", "-o", "alpha"], /quota.*many.*whole number/],
    ["a time", ["token", "create", "x", "--expires", "soon"], /soon.*such as 15m, 8h or 30d/],
    ["no rows", ["group", "list", "-n", "0", "-o", "alpha"], /from 1 on/],
  ])("%s", async (_, args, sentence) => {
    const { code, stdout, stderr } = await owner.run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(sentence);
  });

  test("who may not is told so, and nothing is done", async () => {
    const { code, stderr } = await member.run(["org", "create", "delta"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/\(FORBIDDEN\)\n→ orgplane access explain/);
    expect(await owner.json(["org", "list", "--search", "delta"])).toEqual([]);
  });

  test("names that others wrote cannot steer a terminal", async () => {
    await graph.database.group.create({
      data: {
        id: newId<"Group">(),
        organizationId: graph.world.alpha,
        name: "evil",
        displayName: "\u001b[2J\u001b]0;owned\u0007red\u202e",
        source: "USER",
      },
    });
    const { stdout } = await owner.runOnTerminal(["group", "list", "-o", "alpha"]);
    expect(stdout).toContain("red");
    expect(stdout).not.toMatch(/\u001b\[2J|\u001b\]0|\u202e/);
  });
});
