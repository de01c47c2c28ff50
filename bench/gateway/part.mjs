// One process of the benchmark: `subgraphs`, or a gateway (`ours`, `apollo`) over subgraphs at an origin.
import { createServer } from "node:http";
import { compose, createAnswerer } from "./classic.mjs";

const [, , part, origin] = process.argv;
process.env.APOLLO_TELEMETRY_DISABLED = "true";

const listening = async (server) => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
};

async function startSubgraphs() {
  const answer = createAnswerer();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const text = await answer(request.url.slice(1), body);
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
      .end(text);
  });
  server.keepAliveTimeout = 60_000;
  return listening(server);
}

const gatewayOf = {
  async ours(supergraphSdl) {
    const { createEngine } = await import("../../dist/gateway/engine/engine.js");
    const { engineGateway } = await import("../../dist/gateway/engine-gateway.js");
    const { httpSubgraph } = await import("../../dist/gateway/engine/http/http-subgraph.js");
    const client = ({ url }) => httpSubgraph({ url, headers: () => ({}), deadlineMs: 30_000 });
    return engineGateway(createEngine({ supergraphSdl, client }), supergraphSdl);
  },
  async apollo(supergraphSdl) {
    const { ApolloGateway } = await import("@apollo/gateway");
    return new ApolloGateway({ supergraphSdl });
  },
};

async function startGateway(name) {
  const { ApolloServer } = await import("@apollo/server");
  const { startStandaloneServer } = await import("@apollo/server/standalone");
  const gateway = await gatewayOf[name](compose(origin));
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { port: 0, host: "127.0.0.1" },
  });
  return url;
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpuSeconds: (user + system) / 1e6, residentMiB: process.memoryUsage.rss() / 2 ** 20 });
});
process.send({ url: part === "subgraphs" ? await startSubgraphs() : await startGateway(part) });
