export const typeDefs = `#graphql
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.5"
      import: ["@key", "@external", "@provides", "@interfaceObject", "@shareable"]
    )

  type Query {
    latestReviews(first: Int = 3): [Review!]!
    reviewed: [Product!]!
  }

  type Mutation {
    addReview(upc: ID!, body: String!): Review!
  }

  type Product @interfaceObject @key(fields: "upc") {
    upc: ID!
    reviews(first: Int): [Review!]!
    averageStars: Float
  }

  type Review @key(fields: "id") {
    id: ID!
    body: String!
    stars: Int
    author: User @provides(fields: "username")
    writer: User
    product: Product!
  }

  type User @key(fields: "id") {
    id: ID!
    username: String @external
    reviews: [Review!]!
  }
`;

const reviews = [
  { id: "r1", body: "Fine", stars: 4, authorId: "1", upc: "b1" },
  { id: "r2", body: "Long", stars: null, authorId: "2", upc: "b2" },
  { id: "r3", body: "Hard", stars: 1, authorId: "1", upc: "c1" },
  { id: "r4", body: "Again", stars: 5, authorId: null, upc: "m1" },
  { id: "r5", body: "Still fine", stars: 5, authorId: "2", upc: "b1" },
];
type Row = (typeof reviews)[number];

const nameById: Record<string, string> = { "1": "ada", "2": "alan" };
const user = ({ authorId }: Row) => authorId && { id: authorId, username: nameById[authorId] };

export const resolvers = {
  Query: {
    latestReviews: (_: unknown, { first }: { first: number }) => reviews.slice(0, first),
    reviewed: () => [{ upc: "b1" }, { upc: "m1" }, { upc: "c1" }],
  },
  Mutation: {
    addReview: (_: unknown, { upc, body }: { upc: string; body: string }) => ({ ...reviews[0], id: "r9", upc, body }),
  },
  Product: {
    __resolveReference: ({ upc }: { upc: string }) => ({ upc }),
    reviews: ({ upc }: { upc: string }, { first }: { first?: number }) =>
      reviews.filter((review) => review.upc === upc).slice(0, first ?? undefined),
    averageStars: ({ upc }: { upc: string }) => (upc === "c2" ? null : 4.5),
  },
  Review: {
    __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id) ?? null,
    author: user,
    writer: user,
    product: ({ upc }: Row) => ({ upc }),
  },
  User: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    reviews: ({ id }: { id: string }) => reviews.filter(({ authorId }) => authorId === id),
  },
};
