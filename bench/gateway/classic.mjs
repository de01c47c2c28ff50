// The classic supergraph of accounts, inventory, products and reviews: its types, its data, and what is asked of it.
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

const users = ["1", "2", "3", "4", "5", "6"].map((id) => ({ id, username: `user${id}`, name: `User ${id}` }));
const products = Array.from({ length: 9 }, (_, at) => ({
  upc: String(at),
  name: `Product ${at}`,
  price: 10 * at,
  weight: at,
}));
const reviews = Array.from({ length: 11 }, (_, at) => ({
  id: String(at),
  body: `Review ${at}`,
  author: { id: users[at % 6].id },
  product: { upc: products[(at * 7) % 9].upc },
}));

/** Types without directives of authorization; with them where `guarded` says so. */
const types = {
  accounts: (guarded) => `
    type Query { me: User users: [User] ${guarded("@authenticated")} }
    type User @key(fields: "id") { id: ID! name: String ${guarded("user:read")} username: String }`,
  inventory: (guarded) => `
    type Product @key(fields: "upc") {
      upc: String! weight: Int @external price: Int @external
      inStock: Boolean ${guarded("workspace:read")}
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  products: (guarded) => `
    type Query { topProducts(first: Int = 5): [Product] ${guarded("template:read")} }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  reviews: (guarded) => `
    type Review @key(fields: "id") { id: ID! body: String ${guarded("@authenticated")} product: Product author: User }
    type User @key(fields: "id") { id: ID! reviews: [Review] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] ${guarded("template:read")} }`,
};

export const resolvers = {
  accounts: {
    Query: { me: () => users[0], users: () => users },
    User: { __resolveReference: ({ id }) => users.find((user) => user.id === id) },
  },
  inventory: {
    Product: {
      __resolveReference: (product) => product,
      inStock: ({ upc }) => Number(upc) % 2 === 0,
      shippingEstimate: ({ price, weight }) => price + weight,
    },
  },
  products: {
    Query: { topProducts: (_, { first }) => products.slice(0, first) },
    Product: { __resolveReference: ({ upc }) => products.find((product) => product.upc === upc) },
  },
  reviews: {
    Review: { __resolveReference: ({ id }) => reviews.find((review) => review.id === id) },
    User: { reviews: ({ id }) => reviews.filter(({ author }) => author.id === id) },
    Product: { reviews: ({ upc }) => reviews.filter(({ product }) => product.upc === upc) },
  },
};

const standard = ["@key", "@external", "@requires"];
const security = ["@authenticated", "@requiresScopes"];
const link = (names) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ${JSON.stringify(names)})`;

const unguarded = () => "";
const guarded = (rule) => (rule.startsWith("@") ? rule : `@requiresScopes(scopes: [["${rule}"]])`);

const authDirective = "directive @auth(requires: String) on FIELD_DEFINITION";
const guardedByAuth = (rule) => (rule.startsWith("@") ? "@auth" : `@auth(requires: "${rule}")`);

export const names = Object.keys(types);

/** What everybody holds, where a gateway is told. */
export const scopesOfUsers = new Set(["user:read", "workspace:read", "template:read"]);

/** What a subgraph says of itself. */
export const typeDefs = (name) => `${link(standard)} ${types[name](unguarded)}`;

/**
 * The same for a gateway of Federation 1: types that are another subgraph's are extended. With Mercurius' directive of
 * authorization where `isGuarded`.
 */
export function federation1(name, { isGuarded }) {
  const owned = { accounts: ["Query", "User"], inventory: [], products: ["Query", "Product"], reviews: ["Review"] }[
    name
  ];
  const text = types[name](isGuarded ? guardedByAuth : unguarded);
  return `${isGuarded ? authDirective : ""} ${text}`
    .replaceAll(/type (\w+)/g, (whole, type) => (owned.includes(type) ? whole : `extend ${whole}`))
    .replaceAll(/(extend type \w+ @key\(fields: "(\w+)"\) \{\s*\2: \w+!)/g, "$1 @external")
    .replaceAll("type Query", "extend type Query");
}

/** The supergraph, its subgraphs at `origin`, each below its name; `isGuarded` with rules of who may have what. */
export function compose(origin, { isGuarded }) {
  const services = names.map((name) => ({
    name,
    url: `${origin}/${name}`,
    typeDefs: parse(isGuarded ? `${link([...standard, ...security])} ${types[name](guarded)}` : typeDefs(name)),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors.join("\n"));
  return supergraphSdl;
}

export const queries = {
  simple: "{ topProducts { upc name price } }",
  nested: `fragment User on User { id username name }
    fragment Review on Review { id body }
    fragment Product on Product { inStock name price shippingEstimate upc weight }
    query Nested {
      users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
      topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
    }`,
};
