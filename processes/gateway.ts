import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import { systemClock } from "../foundation/clock/clock.js";
import { connectPrisma } from "../foundation/database/connect.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";
import { listen } from "../foundation/http/listen.js";
import { createLog } from "../foundation/log/log.js";
import type { FindActor } from "../gateway/authentication/authenticate.js";
import { createGateway } from "../gateway/gateway.js";
import { remoteSubgraph } from "../gateway/subgraph-clients/remote-subgraph.js";
import { readConfiguration } from "./gateway/configuration.js";
import { findActorIn } from "./find-actor.js";
import { inProject } from "./project-root.js";
import { reachDatabase } from "./reach-database.js";
import { runProcess } from "./run-process.js";

/** Without a database nobody can be known. */
const nobody: FindActor = () => Promise.resolve(null);

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
  if (configuration.databaseUrl) await reachDatabase(configuration.databaseUrl);
  const connection = configuration.databaseUrl ? connectPrisma(configuration.databaseUrl) : null;
  if (connection) onStop(() => connection.close());
  else log.warn("no DATABASE_URL: every token is refused");
  const server = createServer();
  const gateway = await createGateway({
    server,
    supergraphSdl,
    client: ({ name, url }) => remoteSubgraph({ name, url: configuration.urlByName.get(name) ?? url, signer }),
    findActor: connection ? findActorIn({ database: connection.prisma, clock: systemClock }) : nobody,
    signer,
    isReady: () => true,
    log,
  });
  server.on("request", gateway.answer);
  const port = await listen(server, configuration);
  onStop(() => gateway.stop());
  console.log(`gateway answers at http://${configuration.host}:${String(port)}/graphql`);
});
