// Hive Gateway as somebody would run it in front of the subgraphs: it validates actor tokens, holds @authenticated and
// @requiresScopes by their claims, and forwards them.
import { createServer } from "node:http";
import { once } from "node:events";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { createRemoteJWKSet, jwtVerify } from "jose";

const bearer = /^Bearer +(\S+)$/i;

export async function startHive({ supergraph, origin }) {
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", origin));
  const gateway = createGatewayRuntime({
    supergraph,
    logging: false,
    landingPage: false,
    graphiql: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => {
        const authorization = request.headers.get("authorization");
        return authorization ? { authorization } : {};
      },
    },
    genericAuth: {
      mode: "protect-granular",
      rejectUnauthenticated: false,
      async resolveUserFn({ request }) {
        const token = bearer.exec(request.headers.get("authorization") ?? "")?.[1];
        if (!token) return null;
        return jwtVerify(token, keys, { algorithms: ["EdDSA"] }).then(
          ({ payload }) => payload,
          () => null,
        );
      },
      extractScopes: ({ scope }) => (scope ? scope.split(" ") : []),
    },
  });
  const server = createServer(gateway).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${server.address().port}/graphql`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await gateway[Symbol.asyncDispose]?.();
    },
  };
}
