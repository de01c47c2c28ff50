import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import { systemClock } from "../foundation/clock/clock.js";
import { cacheActors } from "../foundation/actor-cache/cache-actors.js";
import { openDatabaseNews } from "../foundation/database/database-news.js";
import { connectPrisma } from "../foundation/database/connect.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";
import { listen } from "../foundation/http/listen.js";
import { createLog } from "../foundation/log/log.js";
import type { FindActor } from "../gateway/authentication/authenticate.js";
import { remoteDataSource } from "../gateway/data-sources/remote-data-source.js";
import { createGateway } from "../gateway/gateway.js";
import { readConfiguration } from "./gateway/configuration.js";
import { findActorIn } from "./find-actor.js";
import { inProject } from "./project-root.js";
import { reachDatabase } from "./reach-database.js";
import { runProcess } from "./run-process.js";

/** Without a database nobody can be known. */
const nobody: FindActor = () => Promise.resolve(null);

/** By the database, where there is one. */
async function actorsOf(url: string | undefined, onStop: (stop: () => Promise<unknown>) => void): Promise<FindActor> {
  if (!url) return nobody;
  await reachDatabase(url);
  const { prisma, close } = connectPrisma(url);
  onStop(close);
  const news = openDatabaseNews(url);
  onStop(() => news.close());
  return cacheActors(findActorIn({ database: prisma, clock: systemClock }), { clock: systemClock, news });
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StartupRefusal(`The supergraph ${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

await runProcess(async (onStop) => {
  const configuration = readConfiguration();
  const log = createLog({ level: configuration.logLevel, name: "gateway" });
  const signer = await createActorTokenSigner(configuration.actorKey);
  const supergraphSdl = readSupergraph(configuration.supergraphFile ?? inProject("schema/supergraph.graphql"));
  const findActor = await actorsOf(configuration.databaseUrl, onStop);
  if (!configuration.databaseUrl) log.warn("no DATABASE_URL: every token is refused");
  const server = createServer();
  const gateway = await createGateway({
    server,
    supergraphSdl,
    source: ({ name, url }) =>
      remoteDataSource({ name, url: configuration.urlByName.get(name) ?? url ?? "", signer, log }),
    findActor,
    signer,
    isReady: () => true,
    log,
  });
  server.on("request", gateway.answer);
  const port = await listen(server, configuration);
  onStop(() => gateway.stop());
  console.log(`gateway answers at http://${configuration.host}:${String(port)}/graphql`);
});
