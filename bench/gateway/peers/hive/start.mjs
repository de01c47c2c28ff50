// Hive Gateway: `node start.mjs ORIGIN [rust] [auth]`, with its planner in Rust, or with authorization by the supergraph's directives.
import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { compose, scopesOfUsers } from "../../classic.mjs";
import { listen, play } from "../../part.mjs";

const [, , origin, ...modes] = process.argv;
const isGuarded = modes.includes("auth");

/** Every token names a user; that all hold the same scopes is all that is made up. */
const findUser = (header) =>
  header?.startsWith("Bearer orgp_") ? { id: header.slice(-12), scopes: [...scopesOfUsers] } : null;

const gateway = createGatewayRuntime({
  supergraph: compose(origin, { isGuarded }),
  logging: false,
  landingPage: false,
  graphiql: false,
  ...(isGuarded && {
    genericAuth: {
      mode: "protect-granular",
      resolveUserFn: ({ request }) => findUser(request.headers.get("authorization")),
      extractScopes: (user) => user?.scopes ?? [],
    },
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get("authorization") }),
    },
  }),
  ...(modes.includes("rust") && { unifiedGraphHandler }),
});
await play({ url: `${await listen(createServer(gateway))}/graphql` });
