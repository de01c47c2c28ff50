import "reflect-metadata";
import { systemClock } from "../foundation/clock/clock.js";
import { connectPrisma } from "../foundation/database/connect.js";
import { parseDatabaseUrl } from "../foundation/database/database-connection.js";
import { applyMigrations } from "../foundation/database/migration-engine.js";
import { createLog } from "../foundation/log/log.js";
import { buildSubgraph } from "../foundation/subgraph-kit/build-subgraph.js";
import { startTasks } from "../foundation/subgraph-kit/tasks/start-tasks.js";
import type { RenewableContext, SubgraphDefinition } from "../foundation/subgraph-kit/subgraph-definition.js";
import { subgraphs } from "../subgraphs/subgraphs.js";
import { sealerWith } from "./encryption-keys.js";
import { hearDatabase } from "./hear-database.js";
import { inProject } from "./project-root.js";
import { reachDatabase } from "./reach-database.js";
import { runProcess } from "./run-process.js";
import { answerOverHttp } from "./subgraph/answer-over-http.js";
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
    ...configuration.lifetimes,
  };
  const definition = subgraphs[configuration.name](services) as unknown as SubgraphDefinition<RenewableContext>;
  const answering = { services, news, configuration, log };
  onStop(await answerOverHttp({ definition, subgraph: buildSubgraph(definition) }, answering));
  const connection = parseDatabaseUrl(configuration.databaseUrl);
  onStop(startTasks(definition.tasks ?? [], { services, connection, log }));
  // First those who wait for work are answered.
  onStop(() => signals.jobSignal.close());
});
