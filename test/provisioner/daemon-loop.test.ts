import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { KeyRefused } from "../../provisioner/graph/graph-errors.js";
import { startDaemonUnderTest, type DaemonUnderTest } from "./daemon-under-test.js";
import { buildJob, importJob } from "./jobs.js";

let daemon: DaemonUnderTest;
beforeEach(async () => void (daemon = await startDaemonUnderTest()));
afterEach(() => daemon.close());

const echo = { "template.yaml": "executor: echo\n" };
const slow = { "template.yaml": "executor: echo\necho: { start: { seconds: 600 } }\n" };

test("it registers with its key, name and version, and polls", async () => {
  const { input, authorization } = await daemon.graph.called("registerProvisionerDaemon");
  expect(input).toEqual({ name: "under-test", version: expect.stringMatching(/^\d/), apiVersion: "1.0" });
  expect(authorization).toBe("Bearer orgk_secret");
  expect((await daemon.graph.called("acquireProvisionerJob")).input).toEqual({ daemonId: "dmn_1", waitSeconds: 25 });
});

test("it does one job after the other", async () => {
  const jobs = [importJob(echo), buildJob("START", echo), buildJob("STOP", echo)];
  jobs.forEach(daemon.graph.give);
  await daemon.graph.called("completeProvisionerJob", 3);
  expect(daemon.graph.inputsOf("completeProvisionerJob").map(({ jobId }) => jobId)).toEqual(jobs.map(({ id }) => id));
  expect(daemon.leftovers()).toEqual([]);
});

test("with a concurrency of two it is two daemons, and does two jobs side by side", async () => {
  const two = await startDaemonUnderTest(process.env, { concurrency: 2 });
  const { graph } = two;
  graph.answer("registerProvisionerDaemon", ({ input }) => ({ daemon: { id: String(input["name"]) } }));
  graph.give(buildJob("START", slow));
  graph.give(importJob(echo));
  const { input } = await graph.called("completeProvisionerJob");
  const names = graph.inputsOf("registerProvisionerDaemon").map(({ name }) => String(name));
  expect(names.sort()).toEqual(["under-test", "under-test-2"]);
  const [slowReport] = graph.inputsOf("reportProvisionerJob").filter(({ jobId }) => jobId !== input["jobId"]);
  expect(slowReport?.["daemonId"]).not.toBe(input["daemonId"]);
  await two.close();
});

test("where one of two is refused for good, the other ends too, and says good-bye", async () => {
  const two = await startDaemonUnderTest(process.env, { concurrency: 2 });
  const { graph } = two;
  graph.answer("registerProvisionerDaemon", ({ input }) => ({ daemon: { id: String(input["name"]) } }));
  await graph.called("acquireProvisionerJob", 2);
  graph.answer("acquireProvisionerJob", () => ({ error: "UNAUTHENTICATED" }));
  graph.give(importJob(echo));
  await expect(two.ended).rejects.toBeInstanceOf(KeyRefused);
  expect(graph.inputsOf("unregisterProvisionerDaemon")).toHaveLength(1);
  await two.close();
});

test("while the control plane is away it tries again, the same each time", async () => {
  const { graph } = daemon;
  graph.answer(
    "completeProvisionerJob",
    (_, count) => [{ status: 503 }, "hang up" as const, { error: "UNAVAILABLE" }][count - 1] ?? {},
  );
  graph.give(importJob(echo));
  await graph.called("completeProvisionerJob", 4);
  const [first, ...others] = graph.inputsOf("completeProvisionerJob");
  expect(others).toEqual([first, first, first]);
  await graph.called("acquireProvisionerJob", 2);
  expect(daemon.inVain).toEqual(Array(3).fill("completeProvisionerJob"));
});

test("told to stop, it ends its poll, says good-bye and takes nothing more", async () => {
  await daemon.graph.called("acquireProvisionerJob");
  await daemon.stop();
  expect(daemon.graph.calls.at(-1)).toMatchObject({ field: "unregisterProvisionerDaemon", input: { id: "dmn_1" } });
});

test("told to stop, it finishes the running job first", async () => {
  const { graph } = daemon;
  let answerQuota = (_: object): void => {};
  graph.answer("commitJobQuota", () => new Promise((resolve) => (answerQuota = resolve)));
  graph.give(buildJob("START", echo));
  const quotaAsked = new Promise<void>((resolve) => {
    const look = (): void => void (graph.inputsOf("commitJobQuota").length > 0 ? resolve() : setImmediate(look));
    look();
  });
  await quotaAsked;
  const stopped = daemon.stop();
  answerQuota({ approved: true, allowance: 0, consumed: 0 });
  await stopped;
  const said = graph.calls.map(({ field }) => field).filter((field) => field !== "reportProvisionerJob");
  expect(said.slice(-2)).toEqual(["completeProvisionerJob", "unregisterProvisionerDaemon"]);
});

test("a key that is refused is final", async () => {
  daemon.graph.answer("acquireProvisionerJob", () => ({ error: "UNAUTHENTICATED" }));
  await expect(daemon.ended).rejects.toBeInstanceOf(KeyRefused);
});

test("a key that is refused in the middle of a job ends the job and the daemon", async () => {
  daemon.graph.answer("reportProvisionerJob", () => ({ status: 401 }));
  daemon.graph.give(buildJob("START", slow));
  await expect(daemon.ended).rejects.toBeInstanceOf(KeyRefused);
  expect(daemon.graph.inputsOf("failProvisionerJob")).toEqual([]);
});

test("a daemon that was forgotten registers again", async () => {
  const { graph } = daemon;
  graph.answer("acquireProvisionerJob", () => ({ error: "NOT_FOUND" }));
  await graph.called("registerProvisionerDaemon", 2);
  expect(graph.inputsOf("registerProvisionerDaemon")).toHaveLength(2);
});

test("a refused registration is final, and says why", async () => {
  const refused = await startRefused();
  await expect(refused.ended).rejects.toMatchObject({ code: "INVALID", message: "The name is too long." });
  await refused.close();
});

async function startRefused(): Promise<DaemonUnderTest> {
  const refused = await startDaemonUnderTest();
  const userErrors = [{ code: "INVALID", message: "The name is too long." }];
  refused.graph.answer("registerProvisionerDaemon", () => ({ daemon: null, userErrors }));
  refused.graph.answer("acquireProvisionerJob", () => ({ error: "NOT_FOUND" }));
  return refused;
}
