import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { DocumentNode, ExecutionResult } from "graphql";
import { createLog } from "../../foundation/log/log.js";
import type { ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import { startSubgraphs } from "../../foundation/subgraph-kit/start-subgraph.js";
import { createChanges } from "../../foundation/streams/changes.js";
import { createJobSignal, type JobSignal } from "../../foundation/job-queue/job-signal.js";
import { createEngine, type Engine } from "../../gateway/engine/engine.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { comparable } from "../kit/compare-answers.js";
import { randomOperation } from "../kit/random-operation.js";
import { startReferenceGateway, type Reference } from "../kit/reference-gateway.js";
import { createTestClock } from "../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../kit/test-database.js";
import { testSealer } from "../kit/test-sealer.js";
import { withoutSecurity } from "../kit/without-security.js";
import { createWorld, type World } from "../kit/world.js";

let testDatabase: TestDatabase;
let jobSignal: JobSignal;
let world: World;
let engine: Engine<null>;
let reference: Reference;

/** Over this process' subgraphs, as the deployment's owner; what comes out is JSON, as it is over HTTP. */
function asker(executors: ReadonlyMap<string, ExecuteSubgraph>) {
  return async (
    name: string,
    { document, variables }: { document: DocumentNode; variables: Readonly<Record<string, unknown>> },
  ): Promise<ExecutionResult> => {
    const request = { actor: world.owner, requestId: "test", ipAddress: null };
    return JSON.parse(JSON.stringify(await executors.get(name)!({ document, variables }, request))) as ExecutionResult;
  };
}

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  world = await createWorld(testDatabase.database);
  jobSignal = createJobSignal(testDatabase.url);
  const services = {
    database: testDatabase.database,
    clock: createTestClock(),
    jobSignal,
    changes: createChanges(testDatabase.url),
    sealer: testSealer,
  };
  const ask = asker(startSubgraphs(subgraphs, services, createLog({ level: "silent", name: "test" })).executors);
  const supergraphSdl = readFileSync("schema/supergraph.graphql", "utf8");
  engine = createEngine({ supergraphSdl, client: ({ name }) => ({ ask: (operation) => ask(name, operation) }) });
  reference = await startReferenceGateway(withoutSecurity(supergraphSdl), ask);
}, 60_000);

afterAll(async () => {
  await jobSignal.close();
  await testDatabase.close();
});

const operations = 60;

test("orgplane's own graph is answered by the engine as the reference gateway answers it", async () => {
  let compared = 0;
  let answered = 0;
  for (let seed = 1; compared < operations; seed++) {
    const operation = randomOperation(engine.schema, seed);
    if (!operation) continue;
    compared++;
    const answers = await Promise.all([engine.execute({ ...operation, context: null }), reference(operation)]);
    const ofSeed = `of seed ${String(seed)}: ${operation.text} with ${JSON.stringify(operation.variables)}`;
    const [ours, theirs] = answers.map((answer) => ({ [ofSeed]: comparable(answer) }));
    expect(ours).toEqual(theirs);
    if (answers.some(({ data }) => Object.values(data ?? {}).some((value) => value !== null))) answered++;
  }
  expect(answered).toBeGreaterThan(operations / 4);
}, 120_000);
