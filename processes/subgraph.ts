import "reflect-metadata";
import { createServer } from "node:http";
import { verifyByJwksUrl } from "../foundation/actor-token/actor-token.js";
import { systemClock } from "../foundation/clock/clock.js";
import { connectPrisma } from "../foundation/database/connect.js";
import { parseDatabaseUrl } from "../foundation/database/database-connection.js";
import { applyMigrations } from "../foundation/database/migration-engine.js";
import { listen } from "../foundation/http/listen.js";
import { cacheActors } from "../foundation/actor-cache/cache-actors.js";
import { createLog } from "../foundation/log/log.js";
import { createSubgraphServer } from "../foundation/subgraph-kit/subgraph-server.js";
import { buildSubgraph } from "../foundation/subgraph-kit/build-subgraph.js";
import { startTasks } from "../foundation/subgraph-kit/tasks/start-tasks.js";
import type { RenewableContext, SubgraphDefinition } from "../foundation/subgraph-kit/subgraph-definition.js";
import { subgraphs } from "../subgraphs/subgraphs.js";
import { sealerWith } from "./encryption-keys.js";
import { findActorBySubject } from "./find-actor.js";
import { hearDatabase } from "./hear-database.js";
import { inProject } from "./project-root.js";
import { reachDatabase } from "./reach-database.js";
import { runProcess } from "./run-process.js";
import { readConfiguration } from "./subgraph/configuration.js";

await runProcess(async (onStop) => {
  const configuration = readConfiguration();
  const log = createLog({ level: configuration.logLevel, name: configuration.name });
  await reachDatabase(configuration.databaseUrl);
  await applyMigrations(parseDatabaseUrl(configuration.databaseUrl), inProject("prisma/migrations"));
  const { prisma, close } = connectPrisma(configuration.databaseUrl);
  onStop(close);
  const { news, ...signals } = hearDatabase(configuration.databaseUrl);
  onStop(() => news.close());
  const sealer = sealerWith(configuration.encryptionKeys);
  const services = {
    database: prisma,
    clock: systemClock,
    ...signals,
    sealer,
    unservedAfterMs: configuration.unservedAfterMs,
  };
  const definition = subgraphs[configuration.name](services) as unknown as SubgraphDefinition<RenewableContext>;
  const server = createServer();
  const subgraph = await createSubgraphServer({
    server,
    definition,
    subgraph: buildSubgraph(definition),
    verify: verifyByJwksUrl(configuration.jwksUrl),
    findActor: cacheActors(findActorBySubject(services), { ...services, news }),
    news,
    log,
  });
  server.on("request", subgraph.answer);
  const port = await listen(server, configuration);
  onStop(() => subgraph.stop());
  const connection = parseDatabaseUrl(configuration.databaseUrl);
  onStop(startTasks(definition.tasks ?? [], { services, connection, log }));
  // First those who wait for work are answered.
  onStop(() => signals.jobSignal.close());
  console.log(`${configuration.name} answers at http://${configuration.host}:${String(port)}/graphql`);
});
