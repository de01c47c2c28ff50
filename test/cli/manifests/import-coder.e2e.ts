import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readFileSync } from "node:fs";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { withoutChance } from "../without-chance.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

const fixture = resolve("test/cli/manifests/fixtures/coder.json");
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

const run = (...args: string[]) => cli.run(args, { cwd: folder.path });

test("a deployment becomes a manifest that can be applied as it is, once templates' files are there", async () => {
  expect(await run("import-coder", fixture, "-d", "coder")).toMatchObject({ code: 0 });
  const manifest = parse(readFileSync(`${folder.path}/coder/factory.yaml`, "utf8"));
  expect(manifest).toMatchObject({
    kind: "Organization",
    name: "factory",
    displayName: "The Factory",
    members: { "alpha-member": ["organization-admin"], "beta-member": ["template-ci"] },
    groups: {
      Everyone: { quotaAllowance: 2 },
      robots: { displayName: "Robots", quotaAllowance: 40, members: ["alpha-member"] },
      welders: { quotaAllowance: 10, members: ["beta-member"] },
    },
    roles: {
      "template-ci": {
        displayName: "Template CI",
        organizationPermissions: [
          "GROUP_CREATE",
          "GROUP_DELETE",
          "GROUP_READ",
          "GROUP_UPDATE",
          "PROVISIONER_JOB_READ",
          "TEMPLATE_CREATE",
          "TEMPLATE_UPDATE",
        ],
        ownerPermissions: ["WORKSPACE_START"],
      },
    },
    groupSync: {
      claim: "groups",
      regexFilter: "^[a-z]+$",
      autoCreateMissing: true,
      mapping: { robotics: ["robots"], weld: ["welders"] },
    },
    roleSync: { claim: "roles", mapping: { leads: ["organization-admin", "template-ci"] } },
    provisionerKeys: { cluster: { tags: { environment: "factory-floor" } } },
    templates: {
      docker: {
        folder: "./templates/factory/docker",
        displayName: "Docker",
        settings: {
          requireActiveVersion: true,
          allowUserAutostart: true,
          allowUserAutostop: false,
          defaultTtlSeconds: 28_800,
          failureTtlSeconds: 604_800,
          dormantAfterSeconds: 2_592_000,
          maxPortShareLevel: "AUTHENTICATED",
        },
        access: { users: { "alpha-member": "ADMIN" }, groups: { Everyone: "USE" } },
        deprecated: false,
      },
      legacy: { access: { groups: { robots: "USE" } }, deprecated: { message: "Use docker." } },
    },
  });
  expect(parse(readFileSync(`${folder.path}/coder/site.yaml`, "utf8"))).toEqual({
    kind: "Site",
    organizationSync: { claim: "groups", assignDefault: true, mapping: { factory: ["factory"] } },
  });
  for (const name of ["docker", "legacy"])
    folder.write(`coder/templates/factory/${name}/template.yaml`, "executor: echo\n");
  const applied = await run("apply", "-f", "coder", "--yes", "--wait", "0");
  expect([applied.code, applied.stderr]).toEqual([3, expect.not.stringContaining("error")]);
  const left = JSON.parse((await run("plan", "-f", "coder", "--json")).stdout);
  expect(left.changes.map(({ address }: { address: string }) => address)).toEqual([
    "factory/templates/docker",
    "factory/templates/legacy",
  ]);
});

test("what cannot be carried over is told, field by field", async () => {
  const { notCarried } = await cli.json(["import-coder", fixture]);
  const of = (start: string) => notCarried.filter((note: string) => note.startsWith(start));
  const told: [string, RegExp][] = [
    ["Factory", /is called "factory" here/],
    ["factory/members/beta-member.global_roles", /auditor/],
    ["factory/groups/welders.source", /made by a sync/],
    ["factory/roles/template-ci", /gives file\.create/],
    ["factory/roles/template-ci", /gives workspace\.ssh/],
    ["factory/roles/template-ci", /takes away workspace\.delete/],
    ["factory/roles/template-ci.user_permissions", /workspace/],
    ["factory/templates/docker", /files are no part/],
    ["factory/templates/docker.activity_bump_ms", /3600000/],
    ["factory/templates/docker.autostop_requirement", /saturday/],
    ["factory/templates/docker.autostart_requirement", /monday/],
    ["factory/templates/docker.cors_behavior", /passthru/],
    ["factory/templates/docker.use_classic_parameter_flow", /true/],
    ["factory/provisionerKeys/Cluster", /secret/],
    ["factory/groupSync.legacy_group_name_mapping", /nobody/],
    ["factory/roleSync", /map it to the role/],
    ["site/organizationSync.mapping", /"gone"/],
    ["export.appearance", /Factory Cloud/],
    ["users", /2 have to be there/],
  ];
  for (const [start, sentence] of told)
    expect([start, of(start)]).toEqual([start, expect.arrayContaining([expect.stringMatching(sentence)])]);
});

test("what is no answer of that API is refused, with the place", async () => {
  const file = folder.write("odd.json", '{ "organizations": [{ "name": 1 }] }');
  const { code, stderr } = await run("import-coder", file);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/organizations\.0\.name/)]);
  const { stderr: noJson } = await run("import-coder", folder.write("no.json", "{"));
  expect(noJson).toMatch(/is no JSON/);
  const lost = folder.write(
    "lost.json",
    '{ "organizations": [], "idpsync": { "groups": { "x": { "mapping": { "__proto__": [] } } } } }',
  );
  expect((await run("import-coder", lost)).stderr).toMatch(/idpsync\.groups\.x\.mapping\.__proto__: .*Leave it out/);
});

test("its JSON has one shape", async () => {
  expect(withoutChance(await cli.json(["import-coder", fixture]))).toMatchSnapshot();
});
