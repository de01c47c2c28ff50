import type { KeyObject } from "node:crypto";
import { createServer } from "node:http";
import { verifyByJwksUrl } from "../../foundation/actor-token/actor-token.js";
import { cacheActors } from "../../foundation/actor-cache/cache-actors.js";
import type { DatabaseNews } from "../../foundation/database/database-news.js";
import { listen } from "../../foundation/http/listen.js";
import type { Log } from "../../foundation/log/log.js";
import type { Subgraph } from "../../foundation/subgraph-kit/guarded-subgraph.js";
import type { GuardedSubgraph, RenewableContext } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { createSubgraphServer } from "../../foundation/subgraph-kit/subgraph-server.js";
import type { ActorServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { findActorBySubject } from "../find-actor.js";

interface Answering {
  /** Where actors are read from, and what tells of their changes. */
  services: ActorServices;
  news: DatabaseNews;
  configuration: { host: string; port: number; jwksUrl: URL; actorSecret: KeyObject | undefined };
  log: Log;
}

/** Answers over HTTP whoever a gateway has signed a token for, and says so: what ends it. */
export async function answerOverHttp<Context extends RenewableContext>(
  { definition, subgraph }: { definition: GuardedSubgraph<Context>; subgraph: Subgraph },
  { services, news, configuration, log }: Answering,
): Promise<() => Promise<void>> {
  const server = createServer();
  const { answer, stop } = await createSubgraphServer({
    server,
    definition,
    subgraph,
    verify: verifyByJwksUrl(configuration.jwksUrl, configuration.actorSecret),
    findActor: cacheActors(findActorBySubject(services), { clock: services.clock, news }),
    news,
    log,
  });
  server.on("request", answer);
  const port = await listen(server, configuration);
  console.log(`${definition.name} answers at http://${configuration.host}:${String(port)}/graphql`);
  return stop;
}
