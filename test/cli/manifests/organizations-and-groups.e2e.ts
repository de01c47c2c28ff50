import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

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

const raptix = `kind: Manifest
label: platform
---
kind: Organization
name: raptix
displayName: Raptix
defaultMemberRoles: []
members:
  alpha-member: [organization-template-admin, deployer]
  beta-member:
groups:
  Everyone: { quotaAllowance: 5 }
  mobile:
    displayName: Mobile
    quotaAllowance: 30
    members: [alpha-member, beta-member]
roles:
  deployer:
    displayName: Deployer
    organizationPermissions: [TEMPLATE_READ, TEMPLATE_UPDATE]
groupSync:
  claim: groups
  regexFilter: ^raptix-
  mapping: { raptix-mobile: [mobile] }
roleSync:
  claim: roles
  mapping: { admins: [organization-admin, deployer] }
`;

test("what a manifest names is made, and a second plan finds nothing", async () => {
  const file = folder.write("raptix.yaml", raptix);
  const planned = await cli.run(["plan", "-f", file, "--detailed-exitcode"]);
  expect(planned).toMatchObject({ code: 2, stderr: expect.stringContaining("") });
  expect(planned.stdout).toContain("+ organization raptix");
  const applied = await cli.run(["apply", "-f", file, "--yes"]);
  expect(applied).toMatchObject({ code: 0 });
  const again = await cli.run(["plan", "-f", file, "--detailed-exitcode"]);
  expect(again).toMatchObject({ code: 0, stdout: "Nothing is to change.\n" });
  const row = await graph.database.organization.findUniqueOrThrow({
    where: { name: "raptix" },
    include: { groups: { include: { members: true }, orderBy: { name: "asc" } }, members: true },
  });
  expect(row).toMatchObject({
    displayName: "Raptix",
    manifestLabel: "platform",
    groups: [
      { name: "Everyone", quotaAllowance: 5, manifestLabel: null },
      { name: "mobile", quotaAllowance: 30, manifestLabel: "platform", members: [{}, {}] },
    ],
  });
});
