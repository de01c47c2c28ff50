import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { listen } from "../../foundation/http/listen.js";
import { planOfDemoManifests } from "../kit/demo-manifests.js";
import { startChild, type Child } from "../kit/child-process.js";
import { testEncryptionKeys } from "../kit/test-sealer.js";
import { post } from "../kit/post.js";

const patienceMs = 120_000;
const serve = "processes/serve.js";

interface DemoFile {
  endpoint: string;
  tokens: Record<string, string>;
  provisionerKeys: Record<string, string>;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orgplane-start-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (dataDir: string, settings: Record<string, string> = {}): Child =>
  startChild(serve, [], { ORGPLANE_PORT: "0", ORGPLANE_DATA_DIR: dataDir, ...settings });

const readDemo = async (dataDir: string): Promise<DemoFile> =>
  JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8")) as DemoFile;

describe("npm start, without Terraform on the PATH", () => {
  /** Node itself, and nothing that builds infrastructure. */
  const settings = { PATH: "/usr/bin:/bin" };
  const workspaces = `{ organizations { nodes { name workspaces { nodes { name status latestBuild { job { status daemon { name } } } } } } } }`;
  let dataDir: string;
  let child: Child;

  beforeAll(async () => {
    dataDir = join(folder, "data");
    child = start(dataDir, settings);
    await child.line(/\d s {2}the demo world is ready/);
  }, patienceMs);
  afterAll(() => child.stop());

  test("says where the graph is, how to sign in as whom, and a query to paste", () => {
    const text = child.lines.join("\n");
    expect(text).toMatch(/orgplane answers at http:\/\/127\.0\.0\.1:\d+\/graphql/);
    expect(text).toMatch(/owner +orgp_\w{49}/);
    expect(text).toContain('organization(name: "raptix")');
    expect(text).toContain("There is no terraform and no tofu on the PATH");
  });

  test("writes demo.json for its owner's eyes only, with every user's token and every organization's key", async () => {
    const { mode } = await stat(join(dataDir, "demo.json"));
    expect((mode & 0o777).toString(8)).toBe("600");
    const { tokens, provisionerKeys } = await readDemo(dataDir);
    const expected = ["owner", "user-admin", "template-admin", "auditor", "raptix-ci"];
    for (const organization of ["megaco", "raptix", "ml-platform"]) {
      for (const role of ["admin", "template-admin", "user-admin", "auditor", "member", "member-2"]) {
        expected.push(`${organization}-${role}`);
      }
    }
    expect(Object.keys(tokens).sort()).toEqual(expected.sort());
    expect(Object.keys(provisionerKeys).sort()).toEqual(["megaco", "ml-platform", "raptix"]);
  });

  test("every organization has a running workspace, built by a daemon of its own", async () => {
    const { endpoint, tokens } = await readDemo(dataDir);
    const { data } = await post(endpoint, tokens["owner"]!, { query: workspaces });
    const organizations = data?.["organizations"].nodes as { name: string; workspaces: { nodes: object[] } }[];
    expect(organizations).toHaveLength(3);
    for (const { name, workspaces } of organizations) {
      expect(workspaces.nodes).toMatchObject([
        { status: "RUNNING", latestBuild: { job: { status: "SUCCEEDED", daemon: { name: `${name}-demo` } } } },
      ]);
    }
  });

  test("is ready, and a member sees their own organization only", async () => {
    const { endpoint, tokens } = await readDemo(dataDir);
    const ready = await fetch(endpoint.replace("/graphql", "/health/ready"));
    expect(ready.status).toBe(200);
    const { data } = await post(endpoint, tokens["raptix-member"]!, { query: "{ organizations { nodes { name } } }" });
    expect(data).toEqual({ organizations: { nodes: [{ name: "raptix" }] } });
  });

  test("the query of the README is answered without an error", async () => {
    const [, query = ""] = /```graphql\n([^]*?)```/.exec(await readFile("README.md", "utf8")) ?? [];
    const { endpoint, tokens } = await readDemo(dataDir);
    const { data, errors } = await post(endpoint, tokens["owner"]!, { query });
    expect(errors).toBeUndefined();
    expect(data?.["organization"]).toMatchObject({ displayName: "Raptix", groupSync: { claim: "memberOf" } });
  });

  test("plan finds nothing to change by its manifests, but for templates that need Terraform", async () => {
    const { code, plan } = await planOfDemoManifests(await readDemo(dataDir));
    expect(plan.problems).toEqual([]);
    const changes = plan.changes.map(({ action, address }) => `${action} ${address}`);
    const missing = [
      "megaco/templates/web-service",
      "ml-platform/templates/gpu-trainer",
      "raptix/templates/app-builder",
    ];
    expect(changes).toEqual(missing.map((address) => `create ${address}`));
    expect(code).toBe(2);
  });

  test("each organization's key is in the file that its manifest names, and in demo.json", async () => {
    const { provisionerKeys } = await readDemo(dataDir);
    for (const [organization, key] of Object.entries(provisionerKeys)) {
      const file = join(dataDir, "demo/provisioner-keys", organization);
      expect(await readFile(file, "utf8")).toBe(`${key}\n`);
      expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
    }
  });

  test("a second start on the same folder is refused in one sentence, and disturbs nothing", async () => {
    const second = start(dataDir, settings);
    expect(await second.exit).toBe(1);
    expect(second.lines).toHaveLength(1);
    expect(second.lines[0]).toContain(`${dataDir} is in use by process ${String(child.process.pid)}`);
  });

  test(
    "a signal ends everything, and the next start finds all of it",
    async () => {
      expect(await child.stop("SIGINT")).toBe(0);
      const before = await readDemo(dataDir);
      child = start(dataDir, settings);
      await child.line(/\d s {2}the demo world is ready/);
      const after = await readDemo(dataDir);
      expect(after.tokens).toEqual(before.tokens);
      const { data } = await post(after.endpoint, after.tokens["owner"]!, { query: workspaces });
      expect(data?.["organizations"].nodes).toHaveLength(3);
      expect(await stat(join(dataDir, "postgres", "postmaster.pid"))).toBeTruthy();
      expect(await child.stop("SIGTERM")).toBe(0);
      await expect(stat(join(dataDir, "postgres", "postmaster.pid"))).rejects.toThrow("ENOENT");
    },
    patienceMs,
  );
});

describe("npm start that is broken off in the middle of its seed", () => {
  const settings = { PATH: "/usr/bin:/bin" };

  test(
    "goes on at the next start, with keys and tokens that count",
    async () => {
      const dataDir = join(folder, "broken-off");
      const first = start(dataDir, settings);
      await first.line(/A query to paste/); // people are there, manifests are being applied
      await first.stop("SIGINT");
      await expect(readDemo(dataDir)).rejects.toThrow("ENOENT");
      const second = start(dataDir, settings);
      try {
        await second.line(/\d s {2}the demo world is ready/);
        const demo = await readDemo(dataDir);
        const query = "{ organizations { nodes { name workspaces { nodes { status } } } } }";
        const { data } = await post(demo.endpoint, demo.tokens["owner"]!, { query });
        const organizations = data?.["organizations"].nodes as { workspaces: { nodes: object[] } }[];
        expect(organizations).toHaveLength(3);
        for (const { workspaces } of organizations) expect(workspaces.nodes).toEqual([{ status: "RUNNING" }]);
        const { plan } = await planOfDemoManifests(demo);
        expect(plan.changes.filter(({ address }) => !address.includes("/templates/"))).toEqual([]);
      } finally {
        await second.stop();
      }
    },
    2 * patienceMs,
  );
});

describe("npm start that cannot be", () => {
  test("on a taken port: one sentence, and nothing was made", async () => {
    const server = createServer();
    const port = String(await listen(server, { host: "127.0.0.1", port: 0 }));
    const dataDir = join(folder, "never");
    const child = start(dataDir, { ORGPLANE_PORT: port });
    expect(await child.exit).toBe(1);
    expect(child.lines).toEqual([
      `Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with ORGPLANE_PORT.`,
    ]);
    await expect(stat(dataDir)).rejects.toThrow("ENOENT");
    server.close();
  });

  test("in a data folder that cannot be written: one sentence that names it", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const child = start(join(file, "data"));
    expect(await child.exit).toBe(1);
    expect(child.lines).toHaveLength(1);
    expect(child.lines[0]).toContain(`The data folder ${join(file, "data")} cannot be written`);
  });

  test("with settings that are off: all of them at once", async () => {
    const child = start(join(folder, "never"), {
      ORGPLANE_PORT: "http",
      ORGPLANE_DEMO: "perhaps",
      ORGPLANE_DATADIR: "x",
    });
    expect(await child.exit).toBe(1);
    const sentence = child.lines.join("\n");
    for (const name of ["ORGPLANE_PORT", "ORGPLANE_DEMO", "ORGPLANE_DATADIR"]) expect(sentence).toContain(name);
  });

  test("with a database that is not there: an error, and no demo world", async () => {
    const settings = { DATABASE_URL: "postgresql://x:y@127.0.0.1:1/none", ...testEncryptionKeys };
    const child = start(join(folder, "with-url"), settings);
    expect(await child.exit).toBe(1);
    expect(child.lines.join("\n")).toContain("none at 127.0.0.1:1 cannot be reached");
  });

  test("with a database of one's own and no key for secrets: the setting, and a key to copy", async () => {
    const child = start(join(folder, "with-url"), { DATABASE_URL: "postgresql://x:y@127.0.0.1:1/none" });
    expect(await child.exit).toBe(1);
    expect(child.lines.join("\n")).toMatch(/set ORGPLANE_ENCRYPTION_KEYS, for example to this new one: 1:[\w+/]{43}=$/);
  });
});

describe("npm start without the demo world", () => {
  test(
    "lets a first owner into an empty database, once",
    async () => {
      const dataDir = join(folder, "plain");
      const settings = { ORGPLANE_DEMO: "false" };
      const first = start(dataDir, settings);
      const [, token = ""] = await first.line(/^ +(orgp_\w{49})$/);
      const [, endpoint = ""] = await first.line(/answer at (\S+)/);
      const query = "{ viewer { username siteRoles { name } } organizations { nodes { name isDefault } } }";
      expect((await post(endpoint, token, { query })).data).toMatchObject({
        viewer: { username: "owner", siteRoles: expect.arrayContaining([{ name: "owner" }]) },
        organizations: { nodes: [{ name: "default", isDefault: true }] },
      });
      await first.stop();
      const second = start(dataDir, settings);
      const [, again = ""] = await second.line(/answer at (\S+)/);
      expect((await post(again, token, { query })).data?.["viewer"].username).toBe("owner");
      await second.stop();
      expect(second.lines.join("\n")).not.toContain("orgp_");
    },
    patienceMs,
  );
});
