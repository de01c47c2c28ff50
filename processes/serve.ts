import "reflect-metadata";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { systemClock } from "../foundation/clock/clock.js";
import { createActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import { parseDatabaseUrl } from "../foundation/database/database-connection.js";
import { readDataFolderKeys } from "../foundation/encryption/data-folder-key.js";
import { listen } from "../foundation/http/listen.js";
import { cacheActors } from "../foundation/actor-cache/cache-actors.js";
import type { DatabaseNews } from "../foundation/database/database-news.js";
import { createLog } from "../foundation/log/log.js";
import { startSubgraphs } from "../foundation/subgraph-kit/start-subgraph.js";
import { startTasks } from "../foundation/subgraph-kit/tasks/start-tasks.js";
import { FrontServer } from "../gateway/front/front-server.js";
import { createGateway, type GatewayOptions } from "../gateway/gateway.js";
import { localSubgraph } from "../gateway/subgraph-clients/local-subgraph.js";
import { subgraphs } from "../subgraphs/subgraphs.js";
import { browserSignInOf } from "./browser-sign-in.js";
import { identityServicesOf } from "./identity-services.js";
import { sealerWith } from "./encryption-keys.js";
import { findActorIn } from "./find-actor.js";
import { hearDatabase } from "./hear-database.js";
import { inProject } from "./project-root.js";
import { runProcess } from "./run-process.js";
import { readConfiguration } from "./serve/configuration.js";
import { openDatabase } from "./serve/database.js";
import { startDemo } from "./serve/demo.js";
import { welcomeFirstOwner } from "./serve/first-owner.js";
import { createProgress } from "./serve/progress.js";

/** What is answered while the graph is not there yet. */
const starting: RequestListener = (_, response) => {
  response.writeHead(503, { "content-type": "application/json", "retry-after": "1" });
  response.end(JSON.stringify({ status: "starting" }));
};

/** Who asks, and how a browser signs in. */
function identify(
  services: Parameters<typeof identityServicesOf>[0],
  { news, publicUrl }: { news: DatabaseNews; publicUrl: URL | null },
): Pick<GatewayOptions, "findActor" | "browser"> {
  const identityServices = identityServicesOf(services);
  const findActor = cacheActors(findActorIn(identityServices), { clock: services.clock, news });
  return { findActor, browser: { signIn: browserSignInOf(identityServices, findActor), publicUrl } };
}

await runProcess(async (onStop) => {
  const configuration = readConfiguration();
  const progress = createProgress();
  const log = createLog({ level: configuration.logLevel, name: "orgplane" });
  const server = new FrontServer({ answer: starting, answerCommon: null });
  const port = await listen(server, configuration);
  onStop(() => new Promise((resolve) => server.close(resolve)));
  const { database, url } = await openDatabase(configuration, log, onStop);
  const { news, ...signals } = hearDatabase(url);
  onStop(() => news.close());
  progress.done(configuration.databaseUrl ? "database migrated" : "PostgreSQL started, database migrated");
  const keys = configuration.encryptionKeys ?? (await readDataFolderKeys(configuration.dataDir));
  const { lifetimes, subgraphDeadlineMs: deadlineMs } = configuration;
  const services = { database, clock: systemClock, ...signals, sealer: sealerWith(keys), ...lifetimes };
  const { executors, subscribers, tasks } = startSubgraphs(subgraphs, services, log);
  const state = { isReady: !configuration.isDemo };
  const gateway = await createGateway({
    server,
    supergraphSdl: readFileSync(inProject("schema/supergraph.graphql"), "utf8"),
    client: ({ name }) =>
      localSubgraph({ execute: executors.get(name)!, subscribe: subscribers.get(name), deadlineMs }),
    ...identify(services, { news, publicUrl: configuration.publicUrl }),
    news,
    signer: createActorTokenSigner(),
    ...configuration.front,
    streams: configuration.streams,
    isReady: () => state.isReady,
    log,
  });
  onStop(() => gateway.stop());
  onStop(startTasks(tasks, { services, connection: parseDatabaseUrl(url), log }));
  // First those who wait for work are answered: the gateway stops when nobody waits for it any more.
  onStop(() => signals.jobSignal.close());
  server.answerBy(gateway);
  const endpoint = `http://${configuration.host === "0.0.0.0" ? "localhost" : configuration.host}:${String(port)}/graphql`;
  progress.done(`four subgraphs and the gateway answer at ${endpoint}`);
  if (configuration.isDemo) await startDemo({ configuration, services, endpoint, log, progress, onStop });
  else await welcomeFirstOwner(services, progress);
  state.isReady = true;
});
