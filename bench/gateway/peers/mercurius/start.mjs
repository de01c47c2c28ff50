// Mercurius' gateway, which composes the subgraphs' own schemas after Federation 1.
import gateway from "@mercuriusjs/gateway";
import Fastify from "fastify";
import { federation1, names } from "../../classic.mjs";
import { play } from "../../part.mjs";

const app = Fastify();
app.register(gateway, {
  jit: 1,
  gateway: {
    services: names.map((name) => ({
      name,
      url: `${process.argv[2]}/${name}`,
      schema: federation1(name),
      keepAlive: 600_000,
    })),
  },
});
await play({ url: `${await app.listen({ port: 0, host: "127.0.0.1" })}/graphql` });
