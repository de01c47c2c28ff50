import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startChild, type Child } from "../kit/child-process.js";
import { planOfDemoManifests } from "../kit/demo-manifests.js";
import { post } from "../kit/post.js";

/** The whole demo world, of all manifests that it is made of. */
let dataDir: string;
let child: Child;
let demo: { endpoint: string; tokens: Record<string, string> };
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "orgplane-demo-"));
  child = startChild("processes/serve.js", [], { ORGPLANE_PORT: "0", ORGPLANE_DATA_DIR: dataDir });
  await child.line(/\d s {2}the demo world is ready/);
  demo = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8")) as typeof demo;
}, 180_000);
afterAll(async () => {
  await child.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

test("orgplane plan -f prisma/seed finds nothing to change", async () => {
  const { code, plan } = await planOfDemoManifests(demo);
  expect(plan).toMatchObject({ changes: [], problems: [] });
  expect(code).toBe(0);
});

test("two workspaces run in each organization, one of them by Terraform", async () => {
  const query = "{ organizations { nodes { name workspaces { nodes { status } } } } }";
  const { data } = await post(demo.endpoint, demo.tokens["owner"]!, { query });
  const organizations = data?.["organizations"].nodes as { name: string; workspaces: { nodes: object[] } }[];
  expect(organizations.map(({ name }) => name).sort()).toEqual(["megaco", "ml-platform", "raptix"]);
  for (const { workspaces } of organizations) {
    expect(workspaces.nodes).toEqual([{ status: "RUNNING" }, { status: "RUNNING" }]);
  }
});

test("what the manifests make is theirs, and the default organization, which they found, is not", async () => {
  const query = "{ organizations { nodes { name manifestLabel groups { nodes { name manifestLabel } } } } }";
  const { data } = await post(demo.endpoint, demo.tokens["owner"]!, { query });
  const labels = (data?.["organizations"].nodes as { name: string; manifestLabel: string | null }[]).map(
    ({ name, manifestLabel }) => [name, manifestLabel],
  );
  expect(Object.fromEntries(labels)).toEqual({ megaco: null, raptix: "demo", "ml-platform": "demo" });
});
