import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { createTickingClock } from "../kit/test-clock.js";
import { giveRoles } from "../kit/world.js";
import { signedInCli, type CliUnderTest } from "./cli-under-test.js";
import { withoutChance } from "./without-chance.js";

jest.setTimeout(180_000); // each step is a process of its own

/** Templates, workspaces and their jobs, built by a daemon that the command line runs. */
let graph: GraphUnderTest;
let cli: CliUnderTest;
let daemon: ReturnType<CliUnderTest["start"]>;
const of = ["-o", "alpha"];

const template = (resources: string): string => `executor: echo
parameters:
  - { name: region, type: string, description: Where it runs., default: eu }
resources:
  - ${resources}
`;

function folder(name: string, files: Record<string, string>): string {
  const path = join(cli.home, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  cli = await signedInCli(graph, graph.world.owner);
  const made = await cli.run(["provisioner", "keys", "create", "test", ...of]);
  const settings = { ORGPLANE_PROVISIONER_KEY: made.stdout.trim(), ORGPLANE_PROVISIONER_NAME: "test-daemon" };
  daemon = cli.start(["provisioner", "start", "--concurrency", "1", "--poll-seconds", "1"], { settings });
  await new Promise<void>((resolve, reject) => {
    daemon.child.stdout.on("data", () => daemon.said.stdout.includes("registered") && resolve());
    void daemon.ended.then((ran) => reject(new Error(JSON.stringify(ran))));
  });
}, 60_000);
afterAll(async () => {
  daemon.child.kill("SIGTERM");
  expect((await daemon.ended).code).toBe(0);
  cli.remove();
  await graph.close();
});

test("the daemon that provisioner start runs is listed, with its key", async () => {
  expect(withoutChance(await cli.json(["provisioner", "list", ...of]))).toMatchSnapshot();
  expect(await cli.json(["provisioner", "keys", ...of])).toContainEqual(
    expect.objectContaining({ name: "test", tags: {} }),
  );
});

test("provisioner start tells the daemon's own faults with its own exit codes", async () => {
  const ran = await cli.run(["provisioner", "start", "--concurrency", "0", "--key", "x"]);
  expect(ran).toMatchObject({ code: 2 });
  expect(ran.stderr).toMatch(/--concurrency .* is "0"/);
});

describe("a template", () => {
  test("is pushed, its import is waited for, and it is there", async () => {
    const files = { "template.yaml": template("{ type: machine, name: main, dailyCost: 0 }"), "README.md": "# Tool\n" };
    const path = folder("tool", { ...files, ".env": "x", "terraform.tfstate": "{}" });
    const { code, stdout, stderr } = await cli.run(["template", "push", "alpha/tool", path, "-m", "first"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/Version \S+ of alpha\/tool: 2 files uploaded/);
    expect(stderr).toMatch(/✔ The template alpha\/tool was created; \S+ is its active version/);
    expect(stderr).not.toContain("\u001b");
    expect(withoutChance(await cli.json(["template", "show", "tool", ...of]))).toMatchSnapshot();
    expect(withoutChance(await cli.json(["template", "versions", "alpha/tool"]))).toMatchSnapshot();
  });

  test("gets a second version, which is activated when somebody says so", async () => {
    const path = folder("tool", { "template.yaml": template("{ type: machine, name: main, dailyCost: 0 }") });
    const push = ["template", "push", "tool", path, ...of, "--version-name", "two", "--no-activate"];
    expect((await cli.run(push)).stderr).toMatch(/✔ two is ready: orgplane template activate alpha\/tool two/);
    expect((await cli.run(["template", "activate", "tool", "tow", ...of])).stderr).toMatch(/no version "tow" of tool/);
    expect((await cli.run(["template", "activate", "tool", "two", ...of])).code).toBe(0);
    expect(await cli.json(["template", "show", "tool", ...of])).toMatchObject({ activeVersion: { name: "two" } });
  });

  test("on a terminal the progress moves on one line and leaves its end alone", async () => {
    const path = folder("tool", { "template.yaml": template("{ type: machine, name: main, dailyCost: 0 }") });
    const { stdout, code } = await cli.runOnTerminal(["template", "push", "tool", path, ...of]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\r\u001b\[K\u001b\[36m[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/u);
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/✔.*is the active version of alpha\/tool/);
  });

  test("whose import fails says why, and ends with 1", async () => {
    const path = folder("bad", { "template.yaml": "executor: terraform\n", "main.tf": "resource {" }); // with Terraform or without
    const { code, stderr } = await cli.run(["template", "push", "bad", path, ...of]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: The import of \S+ failed: \S+/);
    expect(stderr).toMatch(/→ What it said: orgplane job logs job_/);
  });

  test("that says nonsense is refused with the place", async () => {
    const path = folder("nonsense", { "template.yaml": "executor: nonsense\n" });
    const { code, stderr } = await cli.run(["template", "push", "bad", path, ...of]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/input\.files\.0\.content: template\.yaml, line 1, column 11.*\(INVALID\)/);
  });

  test("that no daemon may take says so, and ends with 3 when it has waited long enough", async () => {
    const path = folder("tool", { "template.yaml": template("{ type: machine, name: main, dailyCost: 0 }") });
    const { code, stderr } = await cli.run([
      "template",
      "push",
      "gpu",
      path,
      ...of,
      "--tag",
      "gpu=yes",
      "--wait",
      "1s",
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/No daemon has all of the tags gpu=yes/);
    expect(stderr).toMatch(/orgplane template create alpha\/gpu --from tv_/);
    const [job] = await cli.json(["provisioner", "jobs", ...of, "--status", "pending"]);
    expect(withoutChance(await cli.json(["provisioner", "explain", job.id]))).toMatchSnapshot();
    expect((await cli.run(["provisioner", "explain", job.id])).stdout).toMatch(/gpu is missing, should be yes/);
    expect((await cli.run(["job", "cancel", job.id])).stderr).toMatch(/The job is canceled/);
  });

  test.each([
    ["a folder that is not there", "nowhere", {}, /There is no folder/],
    ["an empty folder", "empty", {}, /is empty/],
    ["a file that is no text", "binary", { "logo.png": "\u0000" }, /logo\.png is no text/],
    ["too much", "large", { "big.tf": "x".repeat(1024 * 1024 + 1) }, /at most 1 MiB/],
  ])("of %s is refused before anything is sent", async (_, name, files, sentence) => {
    const path = name === "nowhere" ? "/nowhere" : folder(name, files);
    const { code, stderr } = await cli.run(["template", "push", "x", path, ...of]);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});

describe("a workspace", () => {
  const reference = "alpha-member/dev";

  test("is created, stopped, started and shown", async () => {
    const create = [
      "workspace",
      "create",
      "dev",
      "-t",
      "alpha/tool",
      "--owner",
      "alpha-member",
      "-p",
      "region=us",
      "-f",
    ];
    const made = await cli.run(create);
    expect(made).toMatchObject({ code: 0, stdout: "" });
    expect(made.stderr).toMatch(/machine\.main is there\./);
    expect(made.stderr).toMatch(/✔ alpha-member\/dev is running\./);
    expect((await cli.run(["workspace", "stop", reference])).stderr).toMatch(/✔ alpha-member\/dev is stopped\./);
    expect(await cli.json(["workspace", "start", reference])).toMatchObject({
      status: "RUNNING",
      latestBuild: { number: 3 },
    });
    expect(withoutChance(await cli.json(["workspace", "show", reference]))).toMatchSnapshot();
    expect(await cli.json(["workspace", "list", ...of, "--status", "running"])).toHaveLength(1);
    expect(await cli.json(["workspace", "list"])).toEqual([]);
    expect(await cli.json(["workspace", "list", "--everybody"])).toHaveLength(1);
  });

  test("says what kept its schedule from starting it", async () => {
    expect((await cli.run(["workspace", "show", reference])).stdout).not.toContain("was not started");
    await graph.database.workspace.updateMany({
      where: { name: "dev" },
      data: {
        autostartProblemCode: "QUOTA_EXCEEDED",
        autostartProblemMessage: "Too dear.",
        autostartProblemAt: new Date(),
      },
    });
    const { stdout } = await cli.run(["workspace", "show", reference]);
    expect(stdout).toMatch(/was not started +\d+s ago: Too dear\. \(QUOTA_EXCEEDED\)/);
    expect((await cli.run(["workspace", "list", ...of])).stdout).toMatch(/alpha-member\/dev +running, not started/);
  });

  test("has logs, each line once, also as JSON and from the middle", async () => {
    const whole = (await cli.run(["job", "logs", "-f", reference])).stdout;
    expect(whole).toBe("START: 1 of 1 resources.\nmachine.main is there.\n");
    const { stdout } = await cli.run(["job", "logs", reference, "--json", "--after", "1"]);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => withoutChance(JSON.parse(line))),
    ).toMatchSnapshot();
    expect(withoutChance(await cli.json(["job", "show", reference]))).toMatchSnapshot();
    expect((await cli.run(["provisioner", "explain", reference])).stderr).toMatch(/does not wait: it is succeeded/);
  });

  test("is its owner's to follow, who may not see who started it", async () => {
    await giveRoles(graph.database, graph.world.alphaMember, ["organization-workspace-access"]);
    const member = await signedInCli(graph, graph.world.alphaMember);
    const { code, stdout, stderr } = await member.run(["job", "show", "dev"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^by +–$/m);
    expect((await member.run(["job", "logs", "-f", "dev"])).stdout).toBe(
      "START: 1 of 1 resources.\nmachine.main is there.\n",
    );
    expect(await member.run(["audit", ...of])).toMatchObject({ code: 1, stdout: "" });
    member.remove();
  });

  test("of a deprecated template is told where to go, and what is in the way", async () => {
    const path = folder("next", { "template.yaml": template("{ type: machine, name: main, dailyCost: 0 }") });
    expect((await cli.run(["template", "push", "beta/next", path, "--wait", "1s"])).code).toBe(3);
    await cli.run(["template", "push", "alpha/next", path]);
    expect((await cli.run(["template", "migrate", "tool", ...of])).stderr).toMatch(/has no successor to migrate to/);
    const deprecate = ["template", "deprecate", "tool", "-m", "old", "--successor", "alpha/next", ...of];
    expect((await cli.run(deprecate)).stderr).toMatch(/alpha\/tool is deprecated/);
    const table = await cli.run(["template", "migrate", "alpha/tool", "--dry-run"]);
    expect(table.stdout).toMatch(/WORKSPACE +CAN FOLLOW +BLOCKED BY +REPLACEMENT\nalpha-member\/dev +ready/);
    expect(withoutChance(await cli.json(["template", "migrate", "alpha/tool", "--dry-run"]))).toMatchSnapshot();
    expect((await cli.run(["template", "migrate", "alpha/tool"])).stderr).toMatch(/--yes says yes/);
    const migrate = ["template", "migrate", "alpha/tool", "--yes", "--suffix", "-new"];
    expect((await cli.run(migrate)).stderr).toMatch(/1 replacement started for alpha\/tool/);
    expect((await cli.run(["workspace", "show", "alpha-member/dev-new"])).stdout).toMatch(/alpha\/next/);
    expect((await cli.run(["template", "restore", "tool", ...of])).code).toBe(0);
  });

  test("is deleted only if somebody is sure", async () => {
    expect(await cli.run(["workspace", "delete", reference])).toMatchObject({ code: 1 });
    const no = cli.startOnTerminal(["workspace", "delete", reference]);
    no.child.stdout.on("data", () => no.said.stdout.includes("[y/N]") && no.child.stdin.write("n\r"));
    expect(await no.ended).toMatchObject({ code: 1, stdout: expect.stringContaining("Nothing was done.") });
    expect((await cli.run(["workspace", "delete", reference, "--yes"])).stderr).toMatch(
      /✔ alpha-member\/dev is deleted\./,
    );
    expect((await cli.run(["workspace", "show", reference])).stderr).toMatch(
      /no workspace "dev" of alpha-member.*Did you mean dev-new\?/,
    );
  });

  test("that is not waited for says how to follow it", async () => {
    const create = ["workspace", "create", "quick", "-t", "alpha/next", "--owner", "alpha-member", "--no-wait"];
    const { code, stderr } = await cli.run(create);
    expect(code).toBe(0);
    const [, job] = /orgplane job logs -f (job_\w+)/.exec(stderr) ?? [];
    expect((await cli.run(["job", "logs", "-f", job!])).code).toBe(0);
  });
});
