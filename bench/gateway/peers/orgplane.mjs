// Ours as it is run: who asks is found out, the guard looks at every operation, and subgraphs get a token made for them: with
// a MAC by a secret that each shares with the gateway, or signed where they share none (`signed`).
import { randomBytes, randomUUID } from "node:crypto";
import { systemClock as clock } from "../../../dist/foundation/clock/clock.js";
import { readSettings } from "../../../dist/foundation/config/read-settings.js";
import { cacheActors } from "../../../dist/foundation/actor-cache/cache-actors.js";
import { createActorTokenSigner } from "../../../dist/foundation/actor-token/actor-token.js";
import { SubgraphSecrets } from "../../../dist/foundation/actor-token/subgraph-secrets.js";
import { createLog } from "../../../dist/foundation/log/log.js";
import { createUserActor } from "../../../dist/foundation/rbac/user-actor.js";
import { keepActorTokens } from "../../../dist/gateway/authentication/actor-tokens.js";
import { FrontServer } from "../../../dist/gateway/front/front-server.js";
import { createGateway } from "../../../dist/gateway/gateway.js";
import { createLimits } from "../../../dist/gateway/limits/limits.js";
import { remoteSubgraph } from "../../../dist/gateway/subgraph-clients/remote-subgraph.js";
import { limitNames, limitsOf } from "../../../dist/processes/front.js";
import { compose, names } from "../classic.mjs";
import { listen, play } from "../part.mjs";

/** Every token names a user of its own, who is a member of one organization; that they are is all that is made up. */
const member = { organizationId: randomUUID(), roles: ["organization-workspace-access"] };
const findActor = (secret) =>
  Promise.resolve(
    secret.startsWith("orgp_")
      ? createUserActor({
          userId: `00000000-0000-7000-8000-${secret.slice(-12)}`,
          username: secret,
          siteRoles: [],
          memberships: [member],
          groupIds: [],
          heldByAccessList: ["TEMPLATE_READ"],
        })
      : null,
  );

const [origin, mode] = process.argv.slice(2);
const shared = names.map((name) => `${name}=${randomBytes(32).toString("base64")}`).join(",");
const signer = createActorTokenSigner(mode === "signed" ? {} : { secrets: SubgraphSecrets.parse(shared) });
const tokenOf = keepActorTokens(signer);
const server = new FrontServer();
const gateway = await createGateway({
  server,
  supergraphSdl: compose(origin, { isGuarded: true }),
  client: ({ name, url }) => remoteSubgraph({ name, url, tokenOf, deadlineMs: 30_000 }),
  findActor: cacheActors(findActor, { clock, news: { hear: () => undefined } }),
  signer,
  limits: createLimits({ ...limitsOf(readSettings(limitNames, {})), requestsPerMinute: 0 }, clock),
  isReady: () => true,
  log: createLog({ level: "warn", name: "bench" }),
});
server.answerBy(gateway);
await play({ url: `${await listen(server)}/graphql` });
