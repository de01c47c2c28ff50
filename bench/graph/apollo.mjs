// The reference over the same subgraphs: `@apollo/gateway` under `@apollo/server`. It takes no supergraph with security directives,
// so these are left out of it; whoever asks is known to the subgraphs by an actor token, got for theirs as any router may.
import { readFileSync } from "node:fs";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Kind, parse, print, visit } from "graphql";

const [file, origin] = process.argv.slice(2);
const keptMs = 20_000;
const security = ["authenticated", "requiresScopes", "policy"];

const isOfSecurity = ({ name, arguments: given = [] }) =>
  security.includes(name.value) ||
  given.some(({ value }) => value.kind === Kind.STRING && security.some((each) => value.value.includes(`/${each}/`)));
const isDefined = ({ kind, name }) =>
  kind === Kind.DIRECTIVE_DEFINITION ? !security.includes(name.value) : !/^(requiresScopes|policy)__/.test(name?.value);

function withoutSecurity(sdl) {
  const document = parse(sdl);
  const definitions = document.definitions.filter(isDefined);
  const Directive = (node) => (isOfSecurity(node) ? null : undefined);
  return print(visit({ ...document, definitions }, { Directive }));
}

const kept = new Map();

/** The actor token for a token, kept for a third of its life. */
function actorTokenFor(token) {
  const known = kept.get(token);
  if (known && performance.now() < known.until) return known.actorToken;
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
    subject_token: token,
  });
  const exchange = async () => {
    const response = await fetch(new URL("/actor-token", origin), { method: "POST", body: form });
    return (await response.json()).access_token;
  };
  const actorToken = exchange();
  kept.set(token, { actorToken, until: performance.now() + keptMs });
  return actorToken;
}

class AsActor extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    if (context.actorToken) request.http.headers.set("authorization", `Bearer ${context.actorToken}`);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: withoutSecurity(readFileSync(file, "utf8")),
  buildService: ({ url }) => new AsActor({ url }),
});
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { port: 0, host: "127.0.0.1" },
  async context({ req }) {
    const token = /^Bearer +(\S+)$/.exec(req.headers.authorization ?? "")?.[1];
    return { actorToken: token && (await actorTokenFor(token)) };
  },
});
process.on("SIGTERM", () => process.exit(0));
console.log(`answers at ${url}`);
