import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { createLog } from "../../../foundation/log/log.js";
import { createChanges } from "../../../foundation/streams/changes.js";
import { createJobSignal } from "../../../foundation/job-queue/job-signal.js";
import { runTask } from "../../../foundation/subgraph-kit/tasks/run-task.js";
import { identityTasks } from "../../../subgraphs/identity/actions/tasks.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { testSealer } from "../../kit/test-sealer.js";
import { createProvider, storeSignIn } from "./identities.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
});
afterAll(() => graph.close());

test("what has expired is forgotten, and nothing else", async () => {
  const { database, clock, world } = graph;
  const providerId = await createProvider(database);
  await storeSignIn(database, { providerId, userId: world.outsider.userId, claims: {} });
  const { id: identityId, userId } = await database.userIdentity.findFirstOrThrow();
  const now = clock.now();
  const times = { createdAt: now, lastUsedAt: now, refreshedAt: now };
  for (const [name, ms] of [
    ["old", 0],
    ["new", 1_000],
  ] as const) {
    const expiresAt = new Date(now.getTime() + ms);
    const hash = new Uint8Array(Buffer.from(name));
    await database.session.create({ data: { id: newId(), identityId, userId, secretHash: hash, expiresAt, ...times } });
    await database.seenToken.create({ data: { providerId, hash, expiresAt } });
    await database.signInAttempt.create({
      data: { stateHash: hash, providerId, nonce: "", codeVerifier: "", expiresAt },
    });
  }
  const task = identityTasks.find(({ name }) => name === "identity: forget expired sessions")!;
  const jobSignal = createJobSignal(graph.url);
  const services = { database, clock, jobSignal, changes: createChanges(graph.url), sealer: testSealer };
  const log = createLog({ level: "silent", name: "test" });
  expect(await runTask(task, { services, connection: graph.connection, log })).toBe("done");
  await jobSignal.close();
  const left = [
    await database.session.findMany(),
    await database.seenToken.findMany(),
    await database.signInAttempt.findMany(),
  ];
  expect(left.map((rows) => rows.length)).toEqual([1, 1, 1]);
  expect(left.flat().every(({ expiresAt }) => expiresAt > now)).toBe(true);
});
