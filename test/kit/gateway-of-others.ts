import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { systemClock } from "../../foundation/clock/clock.js";
import { createLog } from "../../foundation/log/log.js";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { fieldAuthorization, type FieldAuthorization } from "../../gateway/authorization/field-authorization.js";
import { FrontServer } from "../../gateway/front/front-server.js";
import { createGateway, type GatewayOptions } from "../../gateway/gateway.js";
import { createLimits } from "../../gateway/limits/limits.js";
import { defaultLimits } from "../../testing/default-limits.js";
import type { SmallGraph } from "./small-graph.js";

/** A gateway in this process over a small graph, at three addresses: in front or by the fast path where it can, and never by either. */
export interface GatewayOfOthers {
  endpoints: Record<"front" | "fast" | "slow", string>;
  close: () => Promise<void>;
}

/** A secret is a list of scopes, with commas between, that its holder has. */
function holders() {
  const held = new WeakMap<Actor, ReadonlySet<string>>();
  return {
    findActor: (secret: string): Promise<Actor> => {
      const actor: Actor = { ...anonymous };
      held.set(actor, new Set(secret.split(",")));
      return Promise.resolve(actor);
    },
    askerOf: (actor: Actor) => ({ scopes: held.get(actor) ?? null }),
  };
}

async function listen(server: Server, answer?: RequestListener): Promise<string> {
  if (answer) server.on("request", answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
}

export async function startGatewayOfOthers(
  graph: SmallGraph,
  authorization: Partial<FieldAuthorization>,
  more: Partial<GatewayOptions> = {},
): Promise<GatewayOfOthers> {
  const { findActor, askerOf } = holders();
  const fast = more.server ?? createServer();
  const slow = createServer();
  const gateway = await createGateway({
    server: fast,
    supergraphSdl: graph.supergraphSdl,
    client: ({ name }) => ({
      async ask(operation) {
        graph.asked.push({ subgraph: name, text: operation.body() });
        return graph.ask(name, operation);
      },
    }),
    findActor,
    authorization: { ...fieldAuthorization, askerOf, ...authorization },
    signer: createActorTokenSigner(),
    limits: createLimits(defaultLimits, systemClock),
    isReady: () => true,
    log: createLog({ level: "silent", name: "test" }),
    ...more,
  });
  const front = new FrontServer(gateway);
  return {
    endpoints: {
      front: await listen(front),
      fast: await listen(fast, gateway.answer),
      slow: await listen(slow, gateway.answerSlowly),
    },
    async close() {
      await gateway.stop();
      for (const server of [front, slow]) server.close().closeAllConnections();
    },
  };
}
