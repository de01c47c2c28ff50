import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { withoutChance } from "../without-chance.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

/** What programs read of the manifests' commands; that of import-coder is beside what it does. */
let graph: GraphUnderTest;
let cli: CliUnderTest;
let folder: ManifestFolder;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  cli = await signedInCli(graph, graph.world.owner);
  folder = createManifestFolder();
});
afterAll(async () => {
  folder.remove();
  cli.remove();
  await graph.close();
});

const json = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await cli.run([...args, "--json"], { cwd: folder.path })).stdout);

const manifest = `kind: Manifest
label: platform
---
kind: Organization
name: json
members: { alpha-member: [deployer] }
groups:
  Everyone: { quotaAllowance: 1 }
  g: { quotaAllowance: 2, members: [alpha-member] }
roles:
  deployer: { organizationPermissions: [TEMPLATE_READ] }
groupSync: { claim: groups, mapping: { x: [g] } }
provisionerKeys:
  printed: { tags: { region: eu } }
`;

test("plan, apply and export each have one shape", async () => {
  folder.write("json.yaml", `${manifest}templates:\n  t: { folder: ./t }\n`);
  folder.write("t/template.yaml", "executor: echo\n");
  expect(withoutChance(await json("plan", "-f", "json.yaml"))).toMatchSnapshot("plan of something new");
  const applied = (await json("apply", "-f", "json.yaml", "--yes", "--wait", "0")) as { secrets: object };
  expect(Object.values(applied.secrets)).toEqual([expect.stringMatching(/^orgk_\w{49}$/)]);
  const secrets = Object.fromEntries(Object.keys(applied.secrets).map((address) => [address, "<secret>"]));
  expect(withoutChance({ ...applied, secrets })).toMatchSnapshot("apply that waits for an import");
  expect(withoutChance(await json("export", "json"))).toMatchSnapshot("export");
});

test("a plan that changes, deletes and has a problem, and an apply of nothing", async () => {
  const changed = manifest.replace("quotaAllowance: 2", "quotaAllowance: 3").replace("alpha-member: [deployer]", "");
  folder.write("json.yaml", changed.replace("[alpha-member]", "[nobody-there]"));
  const { stdout, stderr } = await cli.run(["plan", "-f", "json.yaml", "--json"], { cwd: folder.path });
  expect(withoutChance(JSON.parse(stdout))).toMatchSnapshot("plan with a problem");
  expect(JSON.parse(stderr.slice(stderr.indexOf("{")))).toMatchSnapshot("its error");
  folder.write("json.yaml", manifest);
  expect(await json("apply", "-f", "json.yaml", "--yes")).toMatchSnapshot("apply of nothing");
});
