import { createServer } from "node:http";
import { cacheActors } from "../../foundation/actor-cache/cache-actors.js";
import type { DatabaseNews } from "../../foundation/database/database-news.js";
import type { VerifyActorToken } from "../../foundation/actor-token/actor-token.js";
import { listen } from "../../foundation/http/listen.js";
import { createLog } from "../../foundation/log/log.js";
import { buildSubgraph } from "../../foundation/subgraph-kit/build-subgraph.js";
import type {
  RenewableContext,
  SubgraphDefinition,
  SubgraphName,
} from "../../foundation/subgraph-kit/subgraph-definition.js";
import { createSubgraphServer } from "../../foundation/subgraph-kit/subgraph-server.js";
import { findActorBySubject } from "../../processes/find-actor.js";
import { subgraphs } from "../../subgraphs/subgraphs.js";
import { openServices } from "../../testing/open-services.js";
import type { TestClock } from "./test-clock.js";
import type { TestDatabase } from "./test-database.js";

export interface SubgraphAlone {
  endpoint: string;
  /** How many are open. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** One subgraph behind HTTP, as it is started for a gateway in another process. */
export async function startSubgraphAlone(
  name: SubgraphName,
  { database, url, clock, news }: Pick<TestDatabase, "database" | "url"> & { clock: TestClock; news?: DatabaseNews },
  verify: VerifyActorToken,
): Promise<SubgraphAlone> {
  const { services } = openServices({ database, url }, clock);
  const definition = subgraphs[name](services) as unknown as SubgraphDefinition<RenewableContext>;
  const server = createServer();
  const subgraph = await createSubgraphServer({
    server,
    definition,
    subgraph: buildSubgraph(definition),
    verify,
    ...(news
      ? { news, findActor: cacheActors(findActorBySubject(services), { clock, news }) }
      : { findActor: findActorBySubject(services) }),
    log: createLog({ level: "silent", name }),
  });
  server.on("request", subgraph.answer);
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  return {
    endpoint: `http://127.0.0.1:${String(port)}/graphql`,
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    async stop() {
      await services.jobSignal.close();
      await subgraph.stop();
      await services.changes.close();
    },
  };
}
