import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDaemonUnderTest, type DaemonUnderTest } from "./daemon-under-test.js";
import { buildJob, importJob } from "./jobs.js";

/** A program of that name that does what a test needs, and notes in a file what it was asked. */
let folder: string;
let daemon: DaemonUnderTest | undefined;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "orgplane-odd-"))));
afterEach(async () => {
  await daemon?.close();
  daemon = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const emptyPlan = '{"planned_values":{"root_module":{}}}';
const usual = {
  version: `echo '{"terraform_version":"1.9.0"}'`,
  init: "true",
  plan: "true",
  show: `echo '${emptyPlan}'`,
  apply: "true",
};

async function startWith(commands: Partial<typeof usual>, more: { concurrency?: number; pluginCache?: string } = {}) {
  const cases = Object.entries({ ...usual, ...commands }).map(([name, script]) => `${name})\n${script}\n;;`);
  const notes = join(folder, "notes");
  const script = `#!/bin/sh\necho "$1 $2 begins $TF_PLUGIN_CACHE_DIR" >> ${notes}\ncase "$1" in\n${cases.join("\n")}\nesac\nstatus=$?\necho "$1 $2 ends" >> ${notes}\nexit $status\n`;
  writeFileSync(join(folder, "terraform"), script);
  chmodSync(join(folder, "terraform"), 0o755);
  const environment = { PATH: `${folder}:/usr/bin:/bin` };
  const { concurrency = 1, pluginCache } = more;
  const terraform = { versionPatienceMs: 500, graceMs: 300, ...(pluginCache !== undefined && { pluginCache }) };
  daemon = await startDaemonUnderTest(environment, { concurrency, terraform });
  return { graph: daemon.graph, notes: () => readFileSync(notes, "utf8").trim().split("\n") };
}

const files = { "main.tf": "" };
const failure = async (graph: DaemonUnderTest["graph"]) => (await graph.called("failProvisionerJob")).input;

describe("a Terraform that cannot be used is named, with the remedy", () => {
  test.each([
    [
      "too old",
      `echo '{"terraform_version":"1.3.9"}'`,
      "TERRAFORM_TOO_OLD",
      /is version 1\.3\.9: install Terraform 1\.4 or later/,
    ],
    ["silent about its version", "echo nonsense", "TERRAFORM_UNUSABLE", /does not tell its version: install/],
    ["hanging", "sleep 600", "TERRAFORM_UNUSABLE", /does not tell its version: install/],
  ])("%s", async (_, version, errorCode, sentence) => {
    const { graph } = await startWith({ version });
    graph.give(importJob(files));
    expect(await failure(graph)).toMatchObject({ errorCode, error: expect.stringMatching(sentence) });
  });
});

describe("an apply", () => {
  test("that hears no interrupt is killed after its grace, and what it had written of its state is kept", async () => {
    const { graph } = await startWith({ apply: `trap '' INT\nprintf half > ../terraform.tfstate\nsleep 600` });
    graph.answer("reportProvisionerJob", ({ input }) => ({
      lost: false,
      canceled: JSON.stringify(input["logs"] ?? "").includes("apply"),
    }));
    graph.answer("commitJobQuota", () => ({ approved: true, allowance: 1, consumed: 0 }));
    const job = buildJob("START", files, { reportEverySeconds: 0.05 });
    graph.give(job);
    await graph.called("commitJobQuota");
    await new Promise((resolve) => setTimeout(resolve, 200));
    graph.answer("reportProvisionerJob", () => ({ lost: false, canceled: true }));
    expect(await failure(graph)).toMatchObject({
      jobId: job.id,
      errorCode: "CANCELED",
      state: Buffer.from("half").toString("base64"),
    });
    expect(daemon?.leftovers()).toEqual([]);
  });

  test("that fails halfway gives the state that it reached", async () => {
    const { graph } = await startWith({ apply: "printf half > ../terraform.tfstate\necho no luck\nexit 1" });
    graph.give(buildJob("START", files));
    expect(await failure(graph)).toMatchObject({
      errorCode: "TERRAFORM_FAILED",
      error: expect.stringContaining("no luck"),
      state: Buffer.from("half").toString("base64"),
    });
  });

  test("whose state has 50 MB fails the job with the limit, and sends no state", async () => {
    const { graph } = await startWith({ apply: "head -c 52428800 /dev/zero > ../terraform.tfstate" });
    graph.give(buildJob("START", files));
    const input = await failure(graph);
    expect(input).toMatchObject({
      errorCode: "STATE_TOO_LARGE",
      error: expect.stringMatching(/52428800 bytes; at most 16 MiB/),
    });
    expect(input).not.toHaveProperty("state");
  });
});

test("what the template calls sensitive, and the host's credentials, are in no line and no error", async () => {
  const { graph } = await startWith({
    apply: "echo it is hunter2-secret\necho or host-secret-key\necho hunter2-secret >&2\nexit 1",
  });
  const template = { "main.tf": 'variable "password" {\n  type = string\n  sensitive = true\n}\n' };
  graph.give(buildJob("START", template, { variables: { password: "hunter2-secret" } }));
  const { error } = await failure(graph);
  const said = JSON.stringify([error, graph.inputsOf("reportProvisionerJob")]);
  expect(said).toContain("it is ••••");
  expect(said).not.toContain("hunter2");
});

test("side by side, only one fills the shared cache of plugins at a time", async () => {
  const pluginCache = join(folder, "plugins");
  const { graph, notes } = await startWith({ init: "sleep 0.2" }, { concurrency: 3, pluginCache });
  for (const _ of [1, 2, 3]) graph.give(buildJob("START", files));
  await graph.called("completeProvisionerJob", 3);
  // `init -help`, which only asks, is not among these.
  const inits = notes().filter((note) => note.startsWith("init -input"));
  const one = [`init -input=false begins ${pluginCache}`, "init -input=false ends"];
  expect(inits).toEqual([...one, ...one, ...one]);
});

test("a daemon that is alone gives each job the cache of plugins", async () => {
  const pluginCache = join(folder, "plugins");
  const { graph, notes } = await startWith({}, { pluginCache });
  graph.give(buildJob("START", files));
  await graph.called("completeProvisionerJob");
  expect(notes()).toContain(`plan -input=false begins ${pluginCache}`);
});
