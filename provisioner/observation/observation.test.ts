import { afterEach, expect, test } from "@jest/globals";
import { createObservation } from "./observation.js";
import { serveObservation } from "./serve-observation.js";

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

let time = 0;
async function serve() {
  time = Date.UTC(2026, 10, 25);
  const observation = createObservation(() => new Date(time), 2);
  const server = await serveObservation(observation, { host: "127.0.0.1", port: 0 });
  open.push(server);
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${String(server.port)}${path}`);
    return [response.status, await response.text()] as const;
  };
  return { observation, get, port: server.port };
}

test("it lives from the start, and is ready while the control plane answers", async () => {
  const { observation, get } = await serve();
  expect(await get("/health/live")).toEqual([200, "live\n"]);
  expect((await get("/health/ready"))[0]).toBe(503);
  observation.answered();
  time += 89_999;
  expect((await get("/health/ready"))[0]).toBe(200);
  time += 1;
  expect((await get("/health/ready"))[0]).toBe(503);
});

test("metrics count what it did", async () => {
  const { observation, get } = await serve();
  observation.answered();
  observation.unanswered();
  observation.jobStarted();
  observation.jobStarted();
  observation.jobEnded("WORKSPACE_BUILD", "failed");
  const [status, text] = await get("/metrics");
  expect(status).toBe(200);
  for (const line of [
    "orgplane_provisioner_slots 2",
    "orgplane_provisioner_jobs_running 1",
    'orgplane_provisioner_jobs_total{type="WORKSPACE_BUILD",outcome="failed"} 1',
    "orgplane_provisioner_control_plane_failures_total 1",
    `orgplane_provisioner_last_answer_timestamp_seconds ${String(time / 1000)}`,
  ]) {
    expect(text.split("\n")).toContain(line);
  }
});

test.each(["/", "/constructor", "/metrics/x"])("nothing is at %s", async (path) => {
  const { get } = await serve();
  expect((await get(path))[0]).toBe(404);
});

test("a port that is taken is named", async () => {
  const { observation, port } = await serve();
  await expect(serveObservation(observation, { host: "127.0.0.1", port })).rejects.toThrow(
    new RegExp(`--metrics-port ${String(port)} cannot be listened on`),
  );
});
