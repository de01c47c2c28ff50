import { setMaxListeners } from "node:events";
import { readFileSync } from "node:fs";
import { decodeJwt } from "jose";
import { createActorTokenSigner } from "../foundation/actor-token/actor-token.js";
import { systemClock } from "../foundation/clock/clock.js";
import { cacheActors } from "../foundation/actor-cache/cache-actors.js";
import type { EndOf } from "../foundation/actor-cache/follow-actors.js";
import { openDatabaseNews } from "../foundation/database/database-news.js";
import { connectPrisma } from "../foundation/database/connect.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";
import { listen } from "../foundation/http/listen.js";
import { createLog, type Log } from "../foundation/log/log.js";
import { keepActorTokens } from "../gateway/authentication/actor-tokens.js";
import { tokenHolders, type TokenHolders } from "../gateway/authentication/token-holders.js";
import { fieldAuthorization } from "../gateway/authorization/field-authorization.js";
import type { FindActor } from "../gateway/authentication/authenticate.js";
import { FrontServer } from "../gateway/front/front-server.js";
import { createGateway, type GatewayOptions } from "../gateway/gateway.js";
import { reloadingGateway } from "../gateway/reload/reloading-gateway.js";
import { remoteSubgraph, type RemoteSubgraph } from "../gateway/subgraph-clients/remote-subgraph.js";
import { browserSignInOf } from "./browser-sign-in.js";
import { sealerWith } from "./encryption-keys.js";
import { identityServicesOf } from "./identity-services.js";
import { followFile } from "./gateway/follow-file.js";
import { readConfiguration } from "./gateway/configuration.js";
import { findActorIn } from "./find-actor.js";
import { inProject } from "./project-root.js";
import { reachDatabase } from "./reach-database.js";
import { runProcess } from "./run-process.js";

/** Without a database nobody can be known. */
const nobody: FindActor = () => Promise.resolve(null);

/** By the database, where there is one; and where this process has the keys of client secrets, signing in by browser. */
async function identify(
  { databaseUrl, encryptionKeys, publicUrl }: ReturnType<typeof readConfiguration>,
  { log, onStop }: { log: Log; onStop: (stop: () => Promise<unknown>) => void },
): Promise<Pick<GatewayOptions, "findActor" | "news" | "browser">> {
  if (!databaseUrl) {
    log.warn("no DATABASE_URL: every token is refused");
    return { findActor: nobody };
  }
  await reachDatabase(databaseUrl);
  const { prisma, close } = connectPrisma(databaseUrl);
  onStop(close);
  const news = openDatabaseNews(databaseUrl);
  onStop(() => news.close());
  const services = identityServicesOf({ database: prisma, clock: systemClock, sealer: sealerWith(encryptionKeys) });
  const findActor = cacheActors(findActorIn(services), { clock: systemClock, news });
  if (encryptionKeys) return { findActor, news, browser: { signIn: browserSignInOf(services, findActor), publicUrl } };
  log.warn("no ORGPLANE_ENCRYPTION_KEYS: nobody signs in by browser here");
  return { findActor, news };
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StartupRefusal(`The supergraph ${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

/** Each subgraph where the configuration says that it is, or else the supergraph. */
const clientsOf =
  (
    { urlByName, streamUrlByName, subgraphDeadlineMs: deadlineMs }: ReturnType<typeof readConfiguration>,
    told: Pick<RemoteSubgraph, "tokenOf" | "leaving">,
  ): GatewayOptions["client"] =>
  ({ name, url }) =>
    remoteSubgraph({
      ...told,
      name,
      url: urlByName.get(name) ?? url,
      streamUrl: streamUrlByName.get(name),
      deadlineMs,
    });

/** When a token of somebody else's ends, as it says itself: it was found good. */
const endOfHeld =
  ({ tokenOf }: TokenHolders): EndOf =>
  (actor) => {
    const { exp } = decodeJwt(tokenOf(actor)!);
    return exp === undefined ? null : new Date(exp * 1000);
  };

await runProcess(async (onStop) => {
  const configuration = readConfiguration();
  const { streams } = configuration;
  const log = createLog({ level: configuration.logLevel, name: "gateway" });
  const signer = createActorTokenSigner(configuration.actorKeys);
  const holders = configuration.tokens && tokenHolders(configuration.tokens);
  const tokenOf = holders?.tokenOf ?? keepActorTokens(signer);
  const supergraphFile = configuration.supergraphFile ?? inProject("schema/supergraph.graphql");
  const server = new FrontServer();
  const leaving = new AbortController();
  setMaxListeners(0, leaving.signal); // each daemon that waits hears it
  const known = holders
    ? { findActor: holders.findActor, endOf: endOfHeld(holders), faultyTokens: configuration.faultyTokens }
    : await identify(configuration, { log, onStop });
  const { askerOf } = holders ?? fieldAuthorization;
  const authorization = { ...configuration.authorization, askerOf };
  const create = (supergraphSdl: string) =>
    createGateway({
      server,
      supergraphSdl,
      client: clientsOf(configuration, { tokenOf, leaving: leaving.signal }),
      ...known,
      authorization,
      signer,
      ...configuration.front,
      streams,
      isReady: () => true,
      log,
    });
  const gateway = await reloadingGateway(readSupergraph(supergraphFile), { create, log });
  onStop(followFile(supergraphFile, (text) => gateway.reload(text), log));
  server.answerBy(gateway);
  const port = await listen(server, configuration);
  onStop(() => gateway.stop());
  // First those who wait for work are answered: the gateway stops when nobody waits for it any more.
  onStop(() => Promise.resolve(leaving.abort()));
  console.log(`gateway answers at http://${configuration.host}:${String(port)}/graphql`);
});
