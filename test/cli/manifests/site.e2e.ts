import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { testSealer } from "../../kit/test-sealer.js";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { openIdFor, type OpenIdUnderTest } from "../../kit/open-id.js";
import { createTickingClock } from "../../kit/test-clock.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
let cli: CliUnderTest;
let folder: ManifestFolder;
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  openId = await openIdFor(graph, {
    people: [{ sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org" }],
  });
  cli = await signedInCli(graph, graph.world.owner);
  folder = createManifestFolder();
}, 60_000);
afterAll(async () => {
  folder.remove();
  cli.remove();
  await openId.close();
  await graph.close();
});

const run = (args: string[], settings: Record<string, string> = {}) => cli.run(args, { cwd: folder.path, settings });
const secrets = { CORP_SECRET: "hush-hush" };
const manifest = () => `kind: Manifest
label: platform
---
kind: Organization
name: raptix
---
kind: Site
organizationSync:
  claim: groups
  assignDefault: false
  mapping: { raptix: [raptix], both: [alpha, raptix] }
siteRoleSync:
  claim: groups
  defaultRoles: []
  mapping: { audit: [auditor] }
identityProviders:
  Corp: { issuer: "${openId.issuer}", clientId: corp, clientSecret: { env: CORP_SECRET }, allowSignUp: false }
workspaceProxies:
  eu: { displayName: Europe, url: "https://eu.example", organizations: [raptix], secretFile: keys/eu }
  us: { url: "https://us.example", organizations: }
`;
const secretOf = async (): Promise<string> => {
  const { id, clientSecret } = await graph.database.identityProvider.findUniqueOrThrow({ where: { name: "Corp" } });
  return testSealer.openText(clientSecret!, `identity_provider:${id}:client_secret`);
};

test("what belongs to no organization is made, with secrets by reference, and a second plan finds nothing", async () => {
  folder.write("site.yaml", manifest());
  const missing = await run(["apply", "-f", "site.yaml", "--yes"]);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("CORP_SECRET")]);
  const applied = await run(["apply", "-f", "site.yaml", "--yes"], secrets);
  expect([applied.code, applied.stderr]).toEqual([0, expect.not.stringContaining("error")]);
  expect(readFileSync(join(folder.path, "keys/eu"), "utf8")).toMatch(/^orgx_\w+\n$/);
  expect(applied.stdout).toMatch(/shown once:\n +site\/workspaceProxies\/us +orgx_\w+/);
  expect(applied.stdout + applied.stderr).not.toContain("hush");
  const again = await run(["plan", "-f", "site.yaml", "--detailed-exitcode"], secrets);
  expect(again).toMatchObject({ code: 0, stdout: "Nothing is to change.\n" });
  const proxies = await graph.database.workspaceProxy.findMany({ orderBy: { name: "asc" } });
  expect(proxies).toMatchObject([
    { name: "eu", servesAll: false, manifestLabel: "platform" },
    { name: "us", servesAll: true, manifestLabel: "platform" },
  ]);
});

test("a secret that is another one now is sent where it is asked for", async () => {
  const rotated = { CORP_SECRET: "another" };
  expect(await run(["plan", "-f", "site.yaml", "--detailed-exitcode"], rotated)).toMatchObject({ code: 0 });
  const resent = await run(["apply", "-f", "site.yaml", "--secrets", "--yes"], rotated);
  expect(resent).toMatchObject({ code: 0, stdout: expect.stringContaining("clientSecret") });
  expect(await secretOf()).toBe("another");
});

test("what is no longer named is pruned", async () => {
  folder.write(
    "site.yaml",
    "kind: Manifest\nlabel: platform\n---\nkind: Site\nidentityProviders: {}\nworkspaceProxies: {}\n",
  );
  const plan = await run(["plan", "-f", "site.yaml", "--prune", "--json"]);
  const changes = JSON.parse(plan.stdout).changes as { action: string; address: string }[];
  expect(changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
    "delete site/workspaceProxies/us",
    "delete site/workspaceProxies/eu",
    "delete raptix",
    "delete site/identityProviders/Corp",
  ]);
  expect(await run(["apply", "-f", "site.yaml", "--prune", "--yes"])).toMatchObject({ code: 0 });
  expect(await graph.database.workspaceProxy.count()).toBe(0);
  expect(await graph.database.identityProvider.findMany()).toMatchObject([{ name: "Test" }]);
});
