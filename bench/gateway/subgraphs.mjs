// The four subgraphs, in one process. The same question is worked out once: it is the gateways that are measured.
import { createServer } from "node:http";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import { names, resolvers, typeDefs } from "./classic.mjs";
import { listen, play } from "./part.mjs";

const schemas = new Map(
  names.map((name) => [name, buildSubgraphSchema({ typeDefs: parse(typeDefs(name)), resolvers: resolvers[name] })]),
);
const known = new Map();
let requests = 0;

async function answer(name, body) {
  const key = `${name} ${body}`;
  if (!known.has(key)) {
    const { query, variables, operationName } = JSON.parse(body);
    const schema = schemas.get(name);
    known.set(
      key,
      Buffer.from(JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName }))),
    );
  }
  return known.get(key);
}

const server = createServer((request, response) => {
  requests += 1;
  let body = "";
  request.setEncoding("utf8").on("data", (chunk) => (body += chunk));
  request.on("end", async () => {
    const text = await answer(request.url.slice(1), body);
    response.writeHead(200, { "content-type": "application/json", "content-length": text.length }).end(text);
  });
});

await play({ url: await listen(server), figures: () => ({ requests }) });
