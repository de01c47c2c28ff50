import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { runResync } from "../../subgraphs/identity/actions/resyncs/run-resync.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, type OpenIdUnderTest } from "../kit/open-id.js";
import { createTickingClock } from "../kit/test-clock.js";
import { signedInCli, type CliUnderTest } from "./cli-under-test.js";
import { withoutChance } from "./without-chance.js";

jest.setTimeout(180_000); // each step is a process of its own

/** Identity sync, access and the audit log. */
let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
let cli: CliUnderTest;
const of = ["-o", "alpha"];
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  cli = await signedInCli(graph, graph.world.owner);
  const people = [{ sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org", memberOf: ["eng"] }];
  openId = await openIdFor(graph, { people, isByUserinfoAlone: true });
  const mapping = [{ claimValue: "eng", targets: [graph.world.alpha] }];
  await graph.database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
  await openId.browse("ada");
  await cli.run(["group", "create", "engineers", ...of]);
  const query = `mutation ($id: ID!) { updateGroupSync(input: {
    organizationId: $id, claim: "memberOf", autoCreateMissing: true }) { userErrors { message } } }`;
  const { organization } = (await graph.as(graph.world.owner).run('{ organization(name: "alpha") { id } }')).data!;
  expect((await graph.as(graph.world.owner).run(query, { id: organization.id })).errors).toBeUndefined();
}, 60_000);
afterAll(async () => {
  await openId.close();
  cli.remove();
  await graph.close();
});

describe("a sync", () => {
  test("is previewed, with the claims of the last sign-in or others", async () => {
    expect(withoutChance(await cli.json(["sync", "preview", "--user", "ada", ...of]))).toMatchSnapshot();
    const claims = ["sync", "preview", "--user", "ada", "--claims", "-", ...of];
    const { stdout, code } = await cli.run(claims, { input: JSON.stringify({ memberOf: ["eng", "ops"] }) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/create group +alpha\/ops +ops/);
    const file = join(cli.home, "claims.json");
    writeFileSync(file, JSON.stringify({ memberOf: [] }));
    expect((await cli.run(["sync", "preview", "--user", "ada", "--claims", file, ...of])).stdout).toMatch(
      /Nothing would change|leave/,
    );
  });

  test("is applied to everybody, with progress, and to one", async () => {
    const { child, said, ended } = cli.start(["sync", "resync", ...of]);
    await new Promise<void>((resolve) => child.stderr.on("data", () => said.stderr.includes("0/1 users") && resolve()));
    await runResync({ database: graph.database, clock: graph.clock }); // what a process of the deployment does each second
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/✔ 1 user synced, 1 changed, 0 failed\./);
    expect((await cli.run(["sync", "resync", "--user", "ada", ...of])).stdout).toMatch(/Nothing would change\./);
    const runs = await cli.json(["sync", "runs", "--user", "ada", ...of]);
    expect(runs.map(({ trigger }: { trigger: string }) => trigger)).toContain("RESYNC");
  });

  test.each([
    ["nobody to look at", ["sync", "preview"], /Whose sign-in/, ""],
    ["claims that are no object", ["sync", "preview", "--claims", "-"], /no JSON object/, "[1]"],
    ["claims that are no JSON", ["sync", "preview", "--claims", "-"], /standard input has no claims/, "{"],
    ["a user that there is not", ["sync", "resync", "--user", "eda"], /no user "eda"/, ""],
  ])("of %s is refused", async (_, args, sentence, input) => {
    const { code, stderr } = await cli.run([...args, ...of], { input });
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});

describe("access", () => {
  test.each([
    ["yes, and why", ["organization-read"], true],
    ["no, and why", ["template:update", "--user", "alpha-member"], false],
  ])("is explained: %s", async (_, args, allowed) => {
    const answer = await cli.json(["access", "explain", ...args, ...of]);
    expect(answer.allowed).toBe(allowed);
    expect(withoutChance(answer)).toMatchSnapshot();
  });

  test("a permission that there is not names the nearest", async () => {
    expect((await cli.run(["access", "explain", "template:updat", ...of])).stderr).toMatch(
      /Did you mean .*"TEMPLATE_UPDATE"/,
    );
  });
});

describe("the audit log", () => {
  test("says who did what, filtered", async () => {
    const entries = await cli.json(["audit", ...of, "--action", "create", "--type", "Group"]);
    expect(
      withoutChance(entries.filter(({ resourceName }: { resourceName: string }) => resourceName === "engineers")),
    ).toMatchSnapshot();
    expect(await cli.json(["audit", ...of, "--actor", "beta-member"])).toEqual([]);
    expect(await cli.json(["audit", "--site", "--since", "1h", "-n", "2"])).toHaveLength(2);
    expect((await cli.run(["audit", ...of, "-n", "1"])).stderr).toMatch(/1; -n 2 shows more/);
  });

  test.each([
    ["an action that there is not", ["--action", "fly"], /There are create, update/],
    ["a time that is none", ["--since", "yesterday"], /how long ago, such as 2h/],
  ])("%s is refused", async (_, args, sentence) => {
    expect((await cli.run(["audit", ...of, ...args])).stderr).toMatch(sentence);
  });
});
