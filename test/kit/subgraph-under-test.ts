import { parse, type ExecutionResult } from "graphql";
import { executorOf } from "../../foundation/subgraph-kit/execute-subgraph.js";
import { buildSubgraph } from "../../foundation/subgraph-kit/build-subgraph.js";
import type {
  RenewableContext,
  SubgraphDefinition,
  SubgraphName,
} from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import { createLog } from "../../foundation/log/log.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { openServices } from "../../testing/open-services.js";
import { createTestClock, type TestClock } from "./test-clock.js";
import { createTestDatabase, type TestDatabase } from "./test-database.js";
import { createWorld, type World } from "./world.js";

/** What a query answers; `data` is as loose as JSON, since a test says what it expects of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = ExecutionResult<Record<string, any>>;

/** One subgraph on a database of its own, asked as whoever one likes. */
export interface SubgraphUnderTest extends Omit<TestDatabase, "close"> {
  world: World;
  clock: TestClock;
  as(actor: Actor): {
    run(query: string, variables?: Record<string, unknown>, signal?: AbortSignal): Promise<Answer>;
  };
  close(): Promise<void>;
}

export async function startSubgraphUnderTest(name: SubgraphName): Promise<SubgraphUnderTest> {
  const testDatabase = await createTestDatabase();
  const clock = createTestClock();
  const { services, close } = openServices(testDatabase, clock);
  const definition = subgraphs[name](services) as unknown as SubgraphDefinition<RenewableContext>;
  const execute = executorOf(definition, buildSubgraph(definition), createLog({ level: "silent", name }));
  return {
    ...testDatabase,
    clock,
    world: await createWorld(testDatabase.database),
    as: (actor) => ({
      run: async (query, variables, signal) =>
        (await execute(
          { document: parse(query), variables: variables ?? {} },
          { actor, requestId: "test", ipAddress: "127.0.0.1", signal },
        )) as Answer,
    }),
    async close() {
      await close();
      await testDatabase.close();
    },
  };
}
