import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { waitUntil } from "../../../prisma/seed/wait-until.js";
import { createTickingClock } from "../../kit/test-clock.js";
import { createProvider, storeSignIn } from "../../subgraphs/identity/identities.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

/** An identity sync decides about some of it, and a limit about how fast. */
let graph: GraphUnderTest;
let cli: CliUnderTest;
let folder: ManifestFolder;
beforeEach(() => {
  folder = createManifestFolder();
});
afterEach(() => folder.remove());

const run = (...args: string[]) => cli.run(args, { cwd: folder.path });

describe("what an identity sync decides about", () => {
  const manifest = (members: string, inGroup: string) => `kind: Organization
name: synced
members:
${members}groups:
  g:
    members: [${inGroup}]
groupSync: { claim: groups }
roleSync: { claim: groups }
---
kind: Site
organizationSync: { claim: groups }
`;
  const both = "  alpha-member: []\n  beta-member: []\n";

  beforeAll(async () => {
    graph = await startGraphUnderTest();
    cli = await signedInCli(graph, graph.world.owner);
    folder = createManifestFolder();
    folder.write("a.yaml", manifest(both, "alpha-member, beta-member"));
    expect(await run("apply", "-f", "a.yaml", "--yes")).toMatchObject({ code: 0 });
    const providerId = await createProvider(graph.database);
    for (const { userId } of [graph.world.betaMember, graph.world.outsider])
      await storeSignIn(graph.database, { providerId, userId, claims: {} });
    folder.remove();
  });
  afterAll(async () => {
    cli.remove();
    await graph.close();
  });

  test("stays where the manifest does not name it, and is told", async () => {
    folder.write("a.yaml", manifest("  alpha-member: []\n", "alpha-member"));
    const { code, stdout } = await run("plan", "-f", "a.yaml", "--detailed-exitcode");
    expect(stdout).toContain(`"beta-member" is in synced/members by identity sync, and not the manifest's: they stay.`);
    expect(stdout).toContain(`"beta-member" is in synced/groups/g by identity sync`);
    expect([code, stdout]).toEqual([0, expect.stringContaining("Nothing is to change.")]);
  });

  test("stays in a group whose other members change", async () => {
    folder.write("a.yaml", manifest("  alpha-member: []\n", ""));
    expect(await run("apply", "-f", "a.yaml", "--yes")).toMatchObject({ code: 0 });
    const group = await graph.database.group.findFirstOrThrow({ where: { name: "g" }, include: { members: true } });
    expect(group.members.map(({ userId }) => userId)).toEqual([graph.world.betaMember.userId]);
  });

  test.each<[sentence: string, members: string, inGroup: string, place: RegExp]>([
    ["a member to be added", `${both}  outsider: []\n`, "beta-member", /a\.yaml:6:3: synced\/members\/outsider: /],
    [
      "a member's roles",
      both.replace("beta-member: []", "beta-member: [organization-auditor]"),
      "beta-member",
      /a\.yaml:5:3: synced\/members\/beta-member: .*roleSync of synced/,
    ],
  ])("is a problem at its place: %s", async (_, members, inGroup, place) => {
    folder.write("a.yaml", manifest(members, inGroup));
    const { code, stderr } = await run("apply", "-f", "a.yaml", "--yes");
    expect([code, stderr]).toEqual([1, expect.stringMatching(place)]);
    expect(stderr).toMatch(/signs in by a provider.*MANAGED_BY_IDENTITY_PROVIDER/s);
    expect(stderr).toContain("Nothing was changed");
  });

  test("a member of a group is one too", async () => {
    const { alpha, outsider } = graph.world;
    await graph.database.member.create({
      data: { id: alpha.replace(/.$/, "0"), organizationId: alpha, ...{ userId: outsider.userId } },
    });
    folder.write("a.yaml", "kind: Organization\nname: alpha\ngroups:\n  h: {}\ngroupSync: { claim: groups }\n");
    expect(await run("apply", "-f", "a.yaml", "--yes")).toMatchObject({ code: 0 });
    folder.write("a.yaml", "kind: Organization\nname: alpha\ngroups:\n  h:\n    members: [outsider]\n");
    const { code, stderr } = await run("plan", "-f", "a.yaml");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/a\.yaml:5:15: alpha\/groups\/h: .*groupSync of alpha/)]);
  });
});

describe("a graph that accepts only so many requests", () => {
  const clock = createTickingClock();
  beforeAll(async () => {
    graph = await startGraphUnderTest({ clock, limits: { requestsPerMinute: 30 } });
    cli = await signedInCli(graph, graph.world.owner);
  });
  afterAll(async () => {
    cli.remove();
    await graph.close();
  });

  test("is waited for as long as it says, and the apply goes on", async () => {
    for (let isRefused = false; !isRefused;) {
      const { errors } = await graph.as(graph.world.owner).run("{ viewer { username } }");
      isRefused = errors !== undefined;
    }
    folder.write("a.yaml", "kind: Organization\nname: patient\ngroups:\n  g: {}\n");
    const { said, ended } = cli.start(["apply", "-f", "a.yaml", "--yes"], { cwd: folder.path });
    const told = /accepts no more requests of yours for now: going on in [12] s\./;
    await waitUntil("being told to wait", () => Promise.resolve(told.exec(said.stderr)), 30_000);
    clock.advance(60_000); // the graph's minute is over: one wait was enough
    const { code, stderr } = await ended;
    expect([code, stderr.match(new RegExp(told, "g"))]).toEqual([0, [expect.any(String)]]);
    expect(await graph.database.group.count({ where: { name: "g", organization: { name: "patient" } } })).toBe(1);
    expect(await run("plan", "-f", "a.yaml")).toMatchObject({ code: 0, stdout: "Nothing is to change.\n" });
  });
});
