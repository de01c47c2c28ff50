import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";

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

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides"])`;

const parts = {
  accounts: [
    `type Query { me: User users: [User] } type User @key(fields: "id") { id: ID! name: String username: String }`,
    {
      Query: { me: () => users[0], users: () => users },
      User: { __resolveReference: ({ id }) => users.find((user) => user.id === id) },
    },
  ],
  inventory: [
    `type Product @key(fields: "upc") {
      upc: String! weight: Int @external price: Int @external
      inStock: Boolean shippingEstimate: Int @requires(fields: "price weight")
    }`,
    {
      Product: {
        __resolveReference: (product) => product,
        inStock: ({ upc }) => Number(upc) % 2 === 0,
        shippingEstimate: ({ price, weight }) => price + weight,
      },
    },
  ],
  products: [
    `type Query { topProducts(first: Int = 5): [Product] }
     type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    {
      Query: { topProducts: (_, { first }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }) => products.find((product) => product.upc === upc) },
    },
  ],
  reviews: [
    `type Review @key(fields: "id") { id: ID! body: String product: Product author: User }
     type User @key(fields: "id") { id: ID! reviews: [Review] }
     type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    {
      Review: { __resolveReference: ({ id }) => reviews.find((review) => review.id === id) },
      User: { reviews: ({ id }) => reviews.filter(({ author }) => author.id === id) },
      Product: { reviews: ({ upc }) => reviews.filter(({ product }) => product.upc === upc) },
    },
  ],
};

/** The classic supergraph, its subgraphs at `origin`, each below its name. */
export function compose(origin) {
  const services = Object.entries(parts).map(([name, [types]]) => ({
    name,
    url: `${origin}/${name}`,
    typeDefs: parse(`${link} ${types}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors.join("\n"));
  return supergraphSdl;
}

/** Answers a body that a gateway sent to a subgraph; the same question is worked out once. */
export function createAnswerer() {
  const schemas = new Map(
    Object.entries(parts).map(([name, [types, resolvers]]) => [
      name,
      buildSubgraphSchema({ typeDefs: parse(`${link} ${types}`), resolvers }),
    ]),
  );
  const known = new Map();
  return async (name, body) => {
    const key = `${name} ${body}`;
    if (!known.has(key)) {
      const { query, variables } = JSON.parse(body);
      const answer = await graphql({ schema: schemas.get(name), source: query, variableValues: variables });
      known.set(key, JSON.stringify(answer));
    }
    return known.get(key);
  };
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
