import { openDatabaseNews } from "../../foundation/database/database-news.js";
import type { ProvisionerKeyActor, UserActor } from "../../foundation/rbac/actor.js";
import { startGateway, type Fetch, type StartGatewayOptions } from "../../testing/start-gateway.js";
import { post, type HttpAnswer } from "./post.js";
import { signIn } from "./sign-in.js";
import { createTestClock, type TestClock } from "./test-clock.js";
import { createTestDatabase, type TestDatabase } from "./test-database.js";
import { createWorld, type World } from "./world.js";

/** The gateway with all four subgraphs behind it in this process, on a database of its own, over HTTP. */
export interface GraphUnderTest extends Omit<TestDatabase, "close"> {
  world: World;
  clock: TestClock;
  endpoint: string;
  /** Which subgraphs were asked what, since the list was last emptied. */
  fetches: Fetch[];
  /** Signs in for real: the token goes through the gateway's authentication. */
  as(actor: UserActor | ProvisionerKeyActor): { run: Run };
  anonymously: { run: Run };
  close(): Promise<void>;
}

type Run = (query: string, variables?: Record<string, unknown>) => Promise<HttpAnswer>;

export interface GraphOptions extends StartGatewayOptions {
  /** One that stands otherwise. */
  clock?: TestClock;
  /** The news of the graph's own database. */
  hearsNews?: boolean;
}

export async function startGraphUnderTest(options: GraphOptions = {}): Promise<GraphUnderTest> {
  const testDatabase = await createTestDatabase();
  const clock = options.clock ?? createTestClock();
  const fetches: Fetch[] = [];
  const onFetch = (fetch: Fetch) => void fetches.push(fetch);
  const ownNews = options.hearsNews ? openDatabaseNews(testDatabase.url) : null;
  const heard = ownNews ? { news: ownNews } : {};
  const { endpoint, stop } = await startGateway(testDatabase, clock, { onFetch, ...options, ...heard });
  const tokens = new Map<object, Promise<string>>();
  const tokenOf = (actor: UserActor | ProvisionerKeyActor): Promise<string> => {
    const known = tokens.get(actor) ?? signIn(testDatabase.database, actor);
    tokens.set(actor, known);
    return known;
  };
  return {
    ...testDatabase,
    clock,
    endpoint,
    fetches,
    world: await createWorld(testDatabase.database),
    as: (actor) => ({
      run: async (query, variables = {}) => post(endpoint, await tokenOf(actor), { query, variables }),
    }),
    anonymously: { run: (query, variables = {}) => post(endpoint, null, { query, variables }) },
    async close() {
      await stop();
      await ownNews?.close();
      await testDatabase.close();
    },
  };
}
