import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { freePort } from "../kit/free-port.js";
import { startChild, type Child } from "../kit/child-process.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";
import { createTestDatabase, type TestDatabase } from "../kit/test-database.js";
import { testEncryptionKeys } from "../kit/test-sealer.js";
import { createWorld } from "../kit/world.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import { linkedFolder } from "./linked-folder.js";

const recipe = readFileSync("docs/recipes/a-subgraph-of-your-own.md", "utf8");
const folder = linkedFolder();
const files = [...recipe.matchAll(/^```\w+ title=(\S+)\n(.*?)^```/gms)].map(
  ([, file, text]) => [file!, text!] as const,
);
const [runTests, runProcesses] = [...recipe.matchAll(/^```sh\n(.*?)^```/gms)].map(([, text]) => text!);

beforeAll(() => {
  for (const [file, text] of files) folder.write(file, text);
});

afterAll(() => folder.remove());

test("the recipe's files are all there is to its subgraph, and its tests pass as it runs them", async () => {
  expect(files.map(([file]) => file)).toEqual([
    "package.json",
    "costs.js",
    "costs.test.js",
    "serve.js",
    "supergraph.js",
  ]);
  const { code, output } = await folder.shell(runTests!);
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^(# |ℹ )pass 4$/m) });
  expect(readdirSync(folder.temporary)).toEqual([]);
});

test("its tests would fail on a field that is not guarded", async () => {
  const costs = files.find(([file]) => file === "costs.js")![1];
  const guard = "@requiresPermission(permission: TEMPLATE_VIEW_INSIGHTS)";
  expect(costs).toContain(guard);
  folder.write("costs.js", costs.replace(guard, '@public(because: "this test plants it")'));
  try {
    const { code, output } = await folder.shell(runTests!);
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringMatching(/^(# |ℹ )fail 1$/m) });
  } finally {
    folder.write("costs.js", costs);
  }
});

test("with Jest it is the same, set up as the recipe says", async () => {
  const [, script, settings] = /`"test": "([^"]+)"` and\s+`("jest": {[^`]+})`/.exec(recipe)!;
  const { scripts, ...manifest } = JSON.parse(files.find(([file]) => file === "package.json")![1]) as {
    scripts: object;
  };
  const jest = JSON.parse(`{ ${settings!} }`) as object;
  folder.link("jest", "bin/jest.js");
  folder.write("package.json", JSON.stringify({ ...manifest, ...jest, scripts: { ...scripts, test: script } }));
  folder.write(
    "costs.spec.js",
    `import { startGraph } from "orgplane/testing";
import { costs } from "./costs.js";

test("by Jest", async () => {
  const graph = await startGraph({ subgraphs: [costs] });
  const admin = await graph.as({ in: { acme: ["organization-admin"] } });
  expect((await admin.run('{ organization(name: "acme") { cost } }')).data).toEqual({ organization: { cost: 0 } });
  await graph.close();
}, 60_000);
`,
  );
  const { code, output } = await folder.shell(`${runTests!.trim()} -- costs.spec.js`);
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("1 passed") });
  expect(readdirSync(folder.temporary).filter((file) => file.startsWith("orgplane-"))).toEqual([]);
});

test("what the package exports has types that hold in a strict project", async () => {
  folder.link("typescript", "bin/tsc");
  folder.write(
    "typed.ts",
    `import { decide, type TeamContext, type TeamSubgraph } from "orgplane/subgraph";
import { startGraph, type GraphAnswer } from "orgplane/testing";

const place = { organizationId: "org_1" };
export const costs: TeamSubgraph = {
  name: "costs",
  typeDefs: "type Query { a: Boolean @authenticated }",
  resolvers: { Query: { a: (_: unknown, __: unknown, { actor, may }: TeamContext) => may("USER_READ", place) && decide(actor, "USER_READ", place) } },
};
export const ask = async (): Promise<GraphAnswer> => {
  const graph = await startGraph({ subgraphs: [costs, { name: "other", url: async ({ jwksUrl }) => ({ url: jwksUrl }) }] });
  const actor = await graph.as({ in: { acme: [{ organization: ["WORKSPACE_READ"] }] } });
  // @ts-expect-error -- no permission
  await graph.as({ in: { acme: [{ organization: ["WORKSPACE_REED"] }] } });
  return actor.run("{ a }");
};
`,
  );
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true },
    ...{ module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: [] },
  };
  folder.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["typed.ts"] }));
  expect(await folder.shell("node node_modules/typescript/bin/tsc -p .")).toEqual({ code: 0, output: "" });
});

/** Ends a shell with all that it has started in the background. */
async function endGroup(shell: ChildProcess): Promise<void> {
  const closed = once(shell, "close");
  process.kill(-shell.pid!, "SIGTERM");
  await closed;
}

/** The first line that fits; all lines where there is none. */
function lineOf(shell: ChildProcess, pattern: RegExp): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [shell.stdout!, shell.stderr!]) {
      createInterface({ input: stream }).on("line", (line) => (pattern.test(line) ? resolve(line) : lines.push(line)));
    }
    shell.once("close", () => reject(new Error(`ended before ${String(pattern)}:\n${lines.join("\n")}`)));
  });
}

test("its process answers behind the gateway, beside the four: each in a process of its own", async () => {
  const testDatabase: TestDatabase = await createTestDatabase();
  const children: Child[] = [];
  let shell: ChildProcess | null = null;
  try {
    const world = await createWorld(testDatabase.database);
    const [gateway, ...ports] = await Promise.all(Array.from({ length: 6 }, freePort));
    const settings = {
      DATABASE_URL: testDatabase.url,
      ORGPLANE_JWKS_URL: `http://127.0.0.1:${String(gateway)}/.well-known/jwks.json`,
      ...testEncryptionKeys,
    };
    for (const [index, name] of ["organizations", "identity", "workspaces", "provisioners"].entries()) {
      const own = { ...settings, ORGPLANE_PORT: String(ports[index]) };
      children.push(startChild("processes/subgraph.js", [name], own));
    }
    await Promise.all(children.map((child) => child.line(/answers at/)));
    const lines = runProcesses!.replaceAll(/\b400([0-5])\b/g, (_, digit: string) =>
      String([gateway, ...ports][+digit]),
    );
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, TMPDIR: folder.temporary, DATABASE_URL: testDatabase.url, ORGPLANE_LOG_LEVEL: "error" };
    shell = spawn("bash", ["-e", "-c", lines], { cwd: folder.path, env, detached: true, stdio: "pipe" });
    await Promise.all([lineOf(shell, /^gateway answers at/), lineOf(shell, /^costs answers at/)]);

    const endpoint = `http://127.0.0.1:${String(gateway)}/graphql`;
    const owner = await signIn(testDatabase.database, world.owner);
    const member = await signIn(testDatabase.database, world.alphaMember);
    const set = `mutation ($id: ID!) { setOrganizationCost(organizationId: $id, cents: 99) { name cost } }`;
    const change = { query: set, variables: { id: encodeId("Organization", world.alpha) } };
    const read = { query: '{ organization(name: "alpha") { name cost } }' };
    expect(await post(endpoint, owner, change)).toEqual({
      status: 200,
      data: { setOrganizationCost: { name: "alpha", cost: 99 } },
    });
    expect(await post(endpoint, member, change)).toMatchObject({ data: null });
    expect(await post(endpoint, owner, read)).toMatchObject({ data: { organization: { cost: 99 } } });
    expect(await post(endpoint, member, read)).toMatchObject({ data: { organization: { name: "alpha", cost: null } } });
    expect(await post(`http://127.0.0.1:${String(ports[4])}/graphql`, owner, change)).toMatchObject({ status: 401 });
  } finally {
    if (shell) await endGroup(shell);
    await Promise.all(children.map((child) => child.stop()));
    await testDatabase.close();
  }
}, 120_000);
