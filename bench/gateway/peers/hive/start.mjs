// Hive Gateway: `node start.mjs ORIGIN [rust]`, the second with its planner in Rust.
import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { compose } from "../../classic.mjs";
import { listen, play } from "../../part.mjs";

const [, , origin, planner] = process.argv;
const gateway = createGatewayRuntime({
  supergraph: compose(origin, { isGuarded: false }),
  logging: false,
  landingPage: false,
  graphiql: false,
  ...(planner === "rust" && { unifiedGraphHandler }),
});
await play({ url: `${await listen(createServer(gateway))}/graphql` });
