export const typeDefs = `#graphql
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])

  type Query {
    topProducts(first: Int = 3): [Product]
    product(upc: ID!): Product
    search(text: String = ""): [Found!]!
    bestBook: Book!
  }

  type Mutation {
    priceProduct(upc: ID!, price: Int!): Product!
  }

  interface Product @key(fields: "upc") {
    upc: ID!
    name: String
    price: Int
    weight(unit: Unit = GRAM): Int
    related(first: Int = 2): [Product!]
  }

  interface Boxed {
    dimensions: Dimensions
  }

  type Book implements Product @key(fields: "upc") {
    upc: ID!
    name: String
    price: Int
    weight(unit: Unit = GRAM): Int
    related(first: Int = 2): [Product!]
    inStock: Boolean
    pages: Int!
    writer: User
    note: String
  }

  type Movie implements Product @key(fields: "upc") {
    upc: ID!
    name: String
    price: Int
    weight(unit: Unit = GRAM): Int
    related(first: Int = 2): [Product!]
    minutes: Int
    note: Int
  }

  type Chair implements Product & Boxed @key(fields: "upc") {
    upc: ID!
    name: String
    price: Int
    weight(unit: Unit = GRAM): Int
    related(first: Int = 2): [Product!]
    dimensions: Dimensions
    inStock: Boolean
  }

  type Dimensions @shareable {
    size: String
    height: Int!
  }

  enum Unit {
    GRAM
    KILO
  }

  union Found = Book | Movie | User

  type User @key(fields: "id") {
    id: ID!
    favorites: [Product!]!
    favoriteBook: Book
  }
`;

const gramsOf: Record<string, number> = { b1: 400, b2: 900, m1: 100, c1: 12_000, c2: 15_000 };

const products = [
  { __typename: "Book", upc: "b1", name: "Notes", price: 20, pages: 120, writer: { id: "1" }, note: "first" },
  { __typename: "Movie", upc: "m1", name: "Enigma", price: 9, minutes: 114, note: 2001 },
  { __typename: "Chair", upc: "c1", name: "Stool", price: null, dimensions: { size: "S", height: 40 } },
  { __typename: "Book", upc: "b2", name: null, price: 35, pages: 800, writer: null, note: null },
  { __typename: "Chair", upc: "c2", name: "Armchair", price: 250, dimensions: null },
];

const find = ({ upc }: { upc: string }) => products.find((product) => product.upc === upc) ?? null;

const common = {
  __resolveReference: find,
  weight: ({ upc }: { upc: string }, { unit }: { unit: string }) =>
    unit === "KILO" ? Math.round(gramsOf[upc]! / 1000) : gramsOf[upc],
  related: ({ upc }: { upc: string }, { first }: { first: number }) =>
    products.filter((product) => product.upc !== upc).slice(0, first),
};

export const resolvers = {
  Query: {
    topProducts: (_: unknown, { first }: { first: number }) => [...products.slice(0, first), null],
    product: (_: unknown, reference: { upc: string }) => find(reference),
    search: () => [products[0], { __typename: "User", id: "2" }, products[1], products[3]],
    bestBook: () => products[3],
  },
  Mutation: {
    priceProduct: (_: unknown, { upc, price }: { upc: string; price: number }) => ({ ...find({ upc }), price }),
  },
  Product: { __resolveReference: find },
  Book: { ...common, inStock: () => null },
  Movie: common,
  Chair: { ...common, inStock: () => null },
  User: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    favorites: ({ id }: { id: string }) => (id === "3" ? [] : products.slice(Number(id) - 1)),
    favoriteBook: ({ id }: { id: string }) => (id === "1" ? products[3] : null),
  },
};
