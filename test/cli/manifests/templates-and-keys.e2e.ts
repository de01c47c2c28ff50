import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { openFactory, type Factory } from "../../federation/factory.js";
import { startChild, type Child } from "../../kit/child-process.js";
import { signedInCli, type CliUnderTest } from "../cli-under-test.js";
import { createManifestFolder, type ManifestFolder } from "./manifests-under-test.js";

const patienceMs = 90_000;
let factory: Factory;
let cli: CliUnderTest;
let folder: ManifestFolder;
let daemon: Child | undefined;
beforeAll(async () => {
  factory = await openFactory();
  cli = await signedInCli(factory, factory.world.owner);
  folder = createManifestFolder();
}, patienceMs);
afterAll(async () => {
  await daemon?.stop();
  folder.remove();
  cli.remove();
  await factory.close();
}, patienceMs);

const organization = `kind: Manifest
label: platform
---
kind: Organization
name: raptix
members:
  alpha-member: []
groups:
  mobile: { members: [alpha-member] }
provisionerKeys:
  cluster: { tags: { region: eu }, secretFile: secrets/cluster.key }
templates:
`;
const templates = `  old:
    folder: ./old
    provisionerTags: { region: eu }
    variables: { size: large }
    deprecated: { message: Use new., successor: new }
  new:
    folder: ./new
    displayName: The new one
    provisionerTags: { region: eu }
    settings: { defaultTtlSeconds: 3600, allowUserAutostart: false }
    access:
      users: { alpha-member: ADMIN }
      groups: { mobile: USE }
`;
const echo = (seconds: string) => `executor: echo\nresources: [{ type: machine, name: main, dailyCost: ${seconds} }]\n`;
const run = (...args: string[]) => cli.run(args, { cwd: folder.path });
const versions = (name: string) =>
  factory.database.templateVersion.findMany({ where: { template: { name } }, orderBy: { id: "asc" } });

describe("a manifest with templates and the key of the daemon that imports them", () => {
  test("without a daemon everything else is done, and what waits says on what", async () => {
    folder.write("raptix.yaml", organization + templates);
    folder.write("old/template.yaml", echo("1"));
    folder.write("new/template.yaml", echo("2"));
    folder.write("new/README.md", "# New\n");
    const { code, stdout, stderr } = await run("apply", "-f", "raptix.yaml", "--yes", "--wait", "0");
    expect([code, stderr]).toEqual([3, expect.not.stringContaining("error")]);
    expect(stdout).toMatch(/raptix\/templates\/new waits for its import: The organization has no provisioner daemon/);
    expect(stdout).toMatch(/raptix\/templates\/old waits/);
    const key = join(folder.path, "secrets/cluster.key");
    expect(readFileSync(key, "utf8")).toMatch(/^orgk_\w+\n$/);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain("orgk_");
    expect(await factory.database.group.count({ where: { name: "mobile", manifestLabel: "platform" } })).toBe(1);
  });

  test(
    "the next apply goes on from there: nothing is pushed twice",
    async () => {
      daemon = startChild("provisioner/main.js", [], {
        ORGPLANE_URL: factory.endpoint,
        ORGPLANE_PROVISIONER_KEY_FILES: join(folder.path, "secrets"),
        ORGPLANE_PROVISIONER_NAME: "cluster",
      });
      const { code, stderr } = await run("apply", "-f", "raptix.yaml", "--yes");
      expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
      expect(await factory.database.templateVersion.count({ where: { organization: { name: "raptix" } } })).toBe(2);
      const made = await factory.database.template.findFirstOrThrow({
        where: { name: "new" },
        include: { access: true },
      });
      expect(made).toMatchObject({ displayName: "The new one", defaultTtlSeconds: 3600, manifestLabel: "platform" });
      expect(made.access.map(({ role }) => role).sort()).toEqual(["ADMIN", "USE"]);
      expect(await factory.database.template.findFirstOrThrow({ where: { name: "old" } })).toMatchObject({
        isDeprecated: true,
        successorId: made.id,
      });
      expect(await run("plan", "-f", "raptix.yaml")).toMatchObject({ code: 0, stdout: "Nothing is to change.\n" });
    },
    patienceMs,
  );

  test(
    "content decides about a new version, and one that was pushed before is used again",
    async () => {
      folder.write("new/template.yaml", echo("3"));
      const plan = await run("plan", "-f", "raptix.yaml", "--json");
      expect(JSON.parse(plan.stdout).changes).toMatchObject([
        { address: "raptix/templates/new", fields: [{ field: "content" }] },
      ]);
      expect(await run("apply", "-f", "raptix.yaml", "--yes")).toMatchObject({ code: 0 });
      expect(await versions("new")).toHaveLength(2);
      // However many were pushed since: more than a page of them here.
      const [{ id: _, name: __, ...oldest }] = (await versions("new")) as [
        Awaited<ReturnType<typeof versions>>[number],
      ];
      const since = Array.from({ length: 12 }, (_, index) => ({
        ...oldest,
        ...{ id: newId(), jobId: newId(), name: `since-${String(index)}`, contentHash: "0".repeat(64) },
      }));
      await factory.database.templateVersion.createMany({ data: since as never });
      folder.write("new/template.yaml", echo("2"));
      expect(await run("apply", "-f", "raptix.yaml", "--yes")).toMatchObject({ code: 0 });
      const [first, ...others] = await versions("new");
      expect(others).toHaveLength(1 + since.length);
      await factory.database.templateVersion.deleteMany({ where: { id: { in: since.map(({ id }) => id) } } });
      expect(await factory.database.template.findFirst({ where: { name: "new" } })).toMatchObject({
        activeVersionId: first?.id,
      });
    },
    patienceMs,
  );

  test(
    "what fails to be imported is told at its folder, and the rest is done",
    async () => {
      folder.write("bad/template.yaml", "executor: echo\necho: { import: { fail: nothing works } }\n");
      const manifest = `${organization}${templates}  bad:\n    folder: ./bad\n    provisionerTags: { region: eu }\n`;
      folder.write("raptix.yaml", manifest.replace("The new one", "The newest one"));
      const { code, stderr } = await run("apply", "-f", "raptix.yaml", "--yes");
      expect(code).toBe(1);
      expect(stderr).toMatch(/raptix\.yaml:\d+:5: raptix\/templates\/bad: Its import failed: .*nothing works/);
      expect(await factory.database.template.findFirst({ where: { name: "new" } })).toMatchObject({
        displayName: "The newest one",
      });
      folder.write("raptix.yaml", organization + templates);
      expect(await run("apply", "-f", "raptix.yaml", "--yes")).toMatchObject({ code: 0 });
    },
    patienceMs,
  );

  test(
    "a secret that has changed is noticed without being told, and sent by a new version",
    async () => {
      const shared = 'variable "token" {\n  sensitive = true\n}\n';
      folder.write("new/main.tf", shared);
      folder.write("secrets/token", "first");
      const manifest = (organization + templates).replace(
        "folder: ./new",
        "folder: ./new\n    variables: { token: { file: secrets/token } }",
      );
      folder.write("raptix.yaml", manifest);
      const newest = async () => (await versions("new")).at(-1)!;
      expect(await run("apply", "-f", "raptix.yaml", "--yes")).toMatchObject({ code: 0 });
      const first = await newest();
      expect(first.variableValues).toEqual({ token: "first" });
      folder.write("secrets/token", "second");
      const kept = await run("plan", "-f", "raptix.yaml", "--json", "--out", "kept.json");
      expect(JSON.parse(kept.stdout).changes).toMatchObject([
        { address: "raptix/templates/new", fields: [{ field: "content" }] },
      ]);
      expect(readFileSync(join(folder.path, "kept.json"), "utf8")).not.toContain("second");
      folder.write("secrets/token", "third");
      expect(await run("apply", "--plan", "kept.json", "--yes")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("since the plan was made"),
      });
      folder.write("secrets/token", "second");
      expect(await run("apply", "--plan", "kept.json", "--yes")).toMatchObject({ code: 0 });
      const second = await newest();
      expect(second.variableValues).toEqual({ token: "second" });
      expect(await factory.database.template.findFirst({ where: { name: "new" } })).toMatchObject({
        activeVersionId: second.id,
      });
      expect(await run("plan", "-f", "raptix.yaml")).toMatchObject({ stdout: "Nothing is to change.\n" });
      folder.write("secrets/token", "first");
      expect(await run("apply", "-f", "raptix.yaml", "--yes")).toMatchObject({ code: 0 });
      const count = { where: { template: { name: "new" }, contentHash: first.contentHash } };
      expect(await factory.database.templateVersion.count(count)).toBe(1);
      folder.write("raptix.yaml", organization + templates);
      rmSync(join(folder.path, "new/main.tf"));
      expect(await run("apply", "-f", "raptix.yaml", "--yes")).toMatchObject({ code: 0 });
    },
    patienceMs,
  );

  test("an export of it has nothing to change", async () => {
    const exported = await run("export", "raptix", "-d", "exported");
    expect(exported.code).toBe(0);
    expect(readFileSync(join(folder.path, "exported/templates/raptix/new/README.md"), "utf8")).toBe("# New\n");
    expect(await run("plan", "-f", "exported", "--prune", "--var", "x=1")).toMatchObject({ code: 1 });
    expect(await run("plan", "-f", "exported")).toMatchObject({ code: 0, stdout: "Nothing is to change.\n" });
  });

  test(
    "pruned is what the label owns and nothing names, in an order in which nothing is in use",
    async () => {
      await factory.make("createGroup", "group { id }", {
        organizationId: await idOfRaptix(),
        name: "by-hand",
      });
      folder.write(
        "raptix.yaml",
        "kind: Manifest\nlabel: platform\n---\nkind: Organization\nname: raptix\ngroups: {}\ntemplates: {}\nprovisionerKeys: {}\n",
      );
      const unasked = await run("plan", "-f", "raptix.yaml");
      expect(unasked.stdout).toContain("4 things that are owned by the label platform and no longer named");
      const plan = await run("plan", "-f", "raptix.yaml", "--prune", "--json");
      expect(
        JSON.parse(plan.stdout).changes.map(({ action, address }: Record<string, string>) => `${action!} ${address!}`),
      ).toEqual([
        "delete raptix/templates/old",
        "delete raptix/templates/new",
        "delete raptix/groups/mobile",
        "delete raptix/provisionerKeys/cluster",
      ]);
      expect(await run("apply", "-f", "raptix.yaml", "--prune", "--yes")).toMatchObject({ code: 0 });
      const left = await factory.database.group.findMany({
        where: { organization: { name: "raptix" } },
        orderBy: { name: "asc" },
      });
      expect(left.map(({ name }) => name)).toEqual(["Everyone", "by-hand"]);
      expect(await factory.database.template.count({ where: { organization: { name: "raptix" } } })).toBe(0);
    },
    patienceMs,
  );
});

const idOfRaptix = async (): Promise<string> => {
  const { data } = await factory.as(factory.world.owner).run(`{ organization(name: "raptix") { id } }`);
  return (data as { organization: { id: string } }).organization.id;
};
