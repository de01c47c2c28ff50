import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { startSpokenJob, type SpokenJob } from "../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../kit/world.js";
import { signedInCli, type CliUnderTest } from "./cli-under-test.js";

jest.setTimeout(180_000); // each step is a process of its own

/** `job logs -f` while the job goes on: each line once and as it is written, whatever happens to the connection. */
let graph: GraphUnderTest;
let cli: CliUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  cli = await signedInCli(graph, graph.world.alphaMember);
});
afterAll(async () => {
  cli.remove();
  await graph.close();
});

const alphaJob = () => startSpokenJob(graph.database, { organizationId: graph.world.alpha });
const upTo = (last: number): string => Array.from({ length: last }, (_, at) => `line ${String(at + 1)}\n`).join("");

function follow(job: SpokenJob, args: readonly string[] = []) {
  const { child, said, ended } = cli.start(["job", "logs", "-f", job.id, ...args]);
  const saidSoFar = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (said.stdout === text && resolve());
      child.stdout.on("data", look);
      look();
    });
  return { ended, saidSoFar };
}

/** A way to the graph that can be cut, and opened again. */
async function startWay(): Promise<{ url: string; cut(): void; count: () => number; server: Server }> {
  const open = new Set<Socket>();
  let count = 0;
  const { port, hostname } = new URL(graph.endpoint);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    count += 1;
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const here = (server.address() as AddressInfo).port;
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return { url: `http://127.0.0.1:${String(here)}/graphql`, cut, count: () => count, server };
}

describe("the log of a job that goes on", () => {
  test("is shown as it is written, and the exit code says how it ended", async () => {
    const job = await alphaJob();
    await job.say(3);
    const { ended, saidSoFar } = follow(job);
    await saidSoFar(upTo(3));
    await job.say(2);
    await saidSoFar(upTo(5));
    await job.say(600);
    await job.end();
    expect(await ended).toMatchObject({ code: 0, stdout: upTo(605) });
  });

  test("of a job that fails ends with 1", async () => {
    const job = await alphaJob();
    const { ended } = follow(job);
    await job.say(1);
    await job.end("FAILED");
    expect(await ended).toMatchObject({ code: 1, stdout: upTo(1), stderr: expect.stringMatching(/^error: /) });
  });

  test("has no gap and no repetition where the connection breaks again and again", async () => {
    const job = await alphaJob();
    const way = await startWay();
    const { ended, saidSoFar } = follow(job, ["--url", way.url]);
    for (let round = 1; round <= 4; round += 1) {
      await job.say(10);
      await saidSoFar(upTo(round * 10));
      way.cut();
    }
    await job.say(5);
    await job.end();
    expect(await ended).toMatchObject({ code: 0, stdout: upTo(45) });
    expect(way.count()).toBeGreaterThan(4);
    way.server.close();
    way.cut();
  });

  test("is told so far without -f", async () => {
    const job = await alphaJob();
    await job.say(2);
    expect(await cli.run(["job", "logs", job.id])).toMatchObject({ code: 0, stdout: upTo(2) });
  });
});
