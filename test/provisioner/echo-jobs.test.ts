import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Transition } from "../../provisioner/jobs/acquired-job.js";
import { startDaemonUnderTest, type DaemonUnderTest } from "./daemon-under-test.js";
import { buildJob, importJob } from "./jobs.js";

let daemon: DaemonUnderTest;
beforeEach(async () => void (daemon = await startDaemonUnderTest()));
afterEach(() => daemon.close());

const manifest = `executor: echo
parameters: [{ name: size, default: small, options: [{ name: Small, value: small }] }]
presets: [{ name: Little, default: true, parameters: { size: small } }]
tags: { region: eu }
resources:
  - { type: machine, name: main, dailyCost: 4, metadata: [{ key: cores, value: "2" }] }
  - { type: disk, name: home, dailyCost: 1, persistent: true }
`;
const template = { "template.yaml": manifest, "README.md": "# Hello\n" };

test("an import tells all that the manifest says", async () => {
  daemon.graph.give(importJob(template));
  expect((await daemon.graph.called("completeProvisionerJob")).input).toMatchObject({
    readme: "# Hello\n",
    provisionerTags: { region: "eu" },
    variables: [],
    parameters: [
      { name: "size", displayName: "size", type: "STRING", defaultValue: "small", required: false, mutable: false },
    ],
    presets: [{ name: "Little", isDefault: true, parameters: [{ name: "size", value: "small" }] }],
    resources: [
      { address: "machine.main", dailyCost: 4, metadata: [{ key: "cores", value: "2" }] },
      { address: "disk.home", dailyCost: 1 },
    ],
  });
  expect(daemon.graph.inputsOf("commitJobQuota")).toEqual([]);
});

test.each<[Transition, string[], number]>([
  ["START", ["machine.main", "disk.home"], 5],
  ["STOP", ["disk.home"], 1],
  ["DELETE", [], 0],
])("%s leaves %j, for %i a day", async (transition, addresses, dailyCost) => {
  daemon.graph.give(buildJob(transition, template));
  const { input } = await daemon.graph.called("completeProvisionerJob");
  expect((input["resources"] as unknown as { address: string }[]).map(({ address }) => address)).toEqual(addresses);
  expect(daemon.graph.inputsOf("commitJobQuota")).toMatchObject([{ dailyCost }]);
  expect("state" in input).toBe(transition !== "DELETE");
});

test("a quota that is refused fails the job with the numbers", async () => {
  daemon.graph.answer("commitJobQuota", () => ({ approved: false, allowance: 6, consumed: 3 }));
  daemon.graph.give(buildJob("START", template));
  expect((await daemon.graph.called("failProvisionerJob")).input).toMatchObject({
    errorCode: "QUOTA_EXCEEDED",
    error: expect.stringMatching(/cost 5 credits.* is 6, and 3 are consumed/),
  });
});

test.each<[string, Record<string, string>, string, RegExp]>([
  [
    "a script that fails",
    { "template.yaml": "executor: echo\necho: { start: { fail: Out of luck. } }" },
    "ECHO_FAILED",
    /^Out of luck\.$/,
  ],
  [
    "a manifest with faults",
    { "template.yaml": "executor: echo\nx: 1" },
    "TEMPLATE_MANIFEST_INVALID",
    /line 2, column 1: x is no setting/,
  ],
  ["a file that climbs out", { ...template, "../x": "" }, "UNSAFE_PATH", /"\.\.\/x" climbs/],
])("%s fails the job, in its log too", async (_, files, errorCode, error) => {
  daemon.graph.give(buildJob("START", files));
  expect((await daemon.graph.called("failProvisionerJob")).input).toMatchObject({
    errorCode,
    error: expect.stringMatching(error),
  });
  const lines = daemon.graph.inputsOf("reportProvisionerJob").flatMap(({ logs }) => (logs ?? []) as object[]);
  expect(lines.at(-1)).toMatchObject({ level: "ERROR", output: expect.stringMatching(error) });
  expect(daemon.leftovers()).toEqual([]);
});

test("without Terraform a job of Terraform's fails with the remedy", async () => {
  const bare = await startDaemonUnderTest({ PATH: "/nowhere" });
  bare.graph.give(importJob({ "main.tf": "" }));
  expect((await bare.graph.called("failProvisionerJob")).input).toMatchObject({
    errorCode: "TERRAFORM_MISSING",
    error: expect.stringMatching(/neither terraform nor tofu: install Terraform 1\.4 or later/),
  });
  await bare.close();
});
