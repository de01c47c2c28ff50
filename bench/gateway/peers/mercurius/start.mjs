// Mercurius' gateway, which composes the subgraphs' own schemas after Federation 1: `node start.mjs ORIGIN [auth]`, the second
// with its plugin for authorization, which finds out who asks and looks at every field that has a rule; the token goes to the subgraphs as it is.
import gateway from "@mercuriusjs/gateway";
import Fastify from "fastify";
import auth from "mercurius-auth";
import { federation1, names, scopesOfUsers } from "../../classic.mjs";
import { play } from "../../part.mjs";

const [, , origin, mode] = process.argv;
const isGuarded = mode === "auth";
const app = Fastify();
app.register(gateway, {
  jit: 1,
  gateway: {
    services: names.map((name) => ({
      name,
      url: `${origin}/${name}`,
      schema: federation1(name, { isGuarded }),
      keepAlive: 600_000,
      ...(isGuarded && { rewriteHeaders: ({ authorization }) => ({ authorization }) }),
    })),
  },
});

/** Every token names a user; that all hold the same scopes is all that is made up. */
const findUser = (header) =>
  Promise.resolve(/^Bearer orgp_/.test(header) ? { id: header.slice(-12), scopes: scopesOfUsers } : null);

if (isGuarded) {
  app.register(auth, {
    authDirective: "auth",
    authContext: async ({ reply }) => ({ user: await findUser(reply.request.headers.authorization) }),
    applyPolicy(directive, ...[, , context]) {
      const { user } = context.auth;
      const scope = directive.arguments.find(({ name }) => name.value === "requires")?.value.value;
      return user !== null && (scope === undefined || user.scopes.has(scope));
    },
  });
}
await play({ url: `${await app.listen({ port: 0, host: "127.0.0.1" })}/graphql` });
