import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { startDaemonUnderTest, type DaemonUnderTest } from "./daemon-under-test.js";
import { buildJob, importJob } from "./jobs.js";

let daemon: DaemonUnderTest;
beforeEach(async () => void (daemon = await startDaemonUnderTest()));
afterEach(() => daemon.close());

const echo = (script: string): Record<string, string> => ({ "template.yaml": `executor: echo\n${script}\n` });
const slow = echo("echo: { start: { log: [at work], seconds: 600 } }");

const linesReported = () =>
  daemon.graph
    .inputsOf("reportProvisionerJob")
    .flatMap(({ firstSequence, logs }) =>
      ((logs ?? []) as { output: string }[]).map(
        ({ output }, index) => [Number(firstSequence) + index, output] as const,
      ),
    );

test("a sign of life comes first, without lines", async () => {
  const job = buildJob("START", slow, { reportEverySeconds: 0.02 });
  daemon.graph.give(job);
  expect((await daemon.graph.called("reportProvisionerJob")).input).toEqual({ jobId: job.id, daemonId: "dmn_1" });
});

test("nothing is begun before the first report is heard, nor a job that is lost by then", async () => {
  daemon.graph.answer("reportProvisionerJob", () => ({ canceled: false, lost: true }));
  daemon.graph.give(buildJob("START", echo("")));
  await daemon.graph.called("acquireProvisionerJob", 2);
  expect(daemon.graph.inputsOf("commitJobQuota")).toEqual([]);
  expect(daemon.graph.inputsOf("failProvisionerJob")).toEqual([]);
});

test("lines are numbered from 1, and all are told before the end is", async () => {
  daemon.graph.give(importJob(echo("echo: { import: { log: [one, two] } }")));
  await daemon.graph.called("completeProvisionerJob");
  expect(linesReported().slice(0, 2)).toEqual([
    [1, "one"],
    [2, "two"],
  ]);
  expect(daemon.graph.inputsOf("reportProvisionerJob").find(({ logs }) => logs)?.["logs"]).toMatchObject([
    { time: "2026-01-01T00:00:00.000Z", source: "DAEMON", level: "INFO", stage: "import", output: "one" },
    {},
    {},
  ]);
});

test("a report that failed is sent again unchanged", async () => {
  const { graph } = daemon;
  graph.answer("reportProvisionerJob", ({ input }, count) =>
    input["logs"] && count < 5 ? "hang up" : { canceled: false, lost: false },
  );
  graph.give(importJob(echo("echo: { import: { log: [one] } }")));
  await graph.called("completeProvisionerJob");
  const withLines = graph.inputsOf("reportProvisionerJob").filter(({ logs }) => logs);
  expect(withLines.length).toBeGreaterThan(1);
  expect(new Set(withLines.map((input) => JSON.stringify(input))).size).toBe(1);
});

test("a quiet job reports within the time that the control plane asks for", async () => {
  daemon.graph.give(buildJob("START", slow, { reportEverySeconds: 0.02 }));
  await daemon.graph.called("reportProvisionerJob", 5);
  expect(linesReported().map(([sequence]) => sequence)).toEqual([1, 2]);
});

test("a canceled job is stopped and fails", async () => {
  const { graph } = daemon;
  graph.answer("reportProvisionerJob", () => ({ canceled: true, lost: false }));
  const job = buildJob("START", slow);
  graph.give(job);
  const { input } = await graph.called("failProvisionerJob");
  expect(input).toEqual({ jobId: job.id, daemonId: "dmn_1", error: "The job was canceled.", errorCode: "CANCELED" });
  expect(daemon.leftovers()).toEqual([]);
});

test.each([
  ["an answer", { canceled: false, lost: true }],
  ["an unknown id", { error: "NOT_FOUND" }],
])("a job that is lost, by %s, is dropped in silence", async (_, answer) => {
  const { graph } = daemon;
  graph.answer("reportProvisionerJob", () => answer);
  graph.give(buildJob("START", slow));
  await graph.called("reportProvisionerJob");
  await daemon.stop();
  expect(graph.inputsOf("reportProvisionerJob")).toHaveLength(1);
  expect([...graph.inputsOf("failProvisionerJob"), ...graph.inputsOf("completeProvisionerJob")]).toEqual([]);
});

test("lines that the control plane refuses do not fail the job", async () => {
  const { graph } = daemon;
  graph.answer("reportProvisionerJob", ({ input }) =>
    input["logs"] ? { error: "BAD_USER_INPUT" } : { canceled: false, lost: false },
  );
  graph.give(importJob(echo("echo: { import: { log: [one] } }")));
  await graph.called("completeProvisionerJob");
  expect(graph.inputsOf("failProvisionerJob")).toEqual([]);
});

test("a result that is refused fails the job with the refusal's words, and keeps the state", async () => {
  const { graph } = daemon;
  graph.answer("completeProvisionerJob", () => ({ userErrors: [{ code: "INVALID", message: "No such icon." }] }));
  graph.give(buildJob("START", echo("")));
  expect((await graph.called("failProvisionerJob")).input).toMatchObject({
    error: "No such icon.",
    errorCode: "INVALID",
    state: expect.stringMatching(/./),
  });
});
