import { GraphQLError } from "graphql";

const stocked = (type: string, more = ""): string => `
  type ${type} @key(fields: "upc") {
    upc: ID!
    price: Int @external
    weight(unit: Unit = GRAM): Int @external
    inStock: Boolean @override(from: "products")
    shippingEstimate(zip: String = "0", express: Boolean): Int @requires(fields: "price weight(unit: KILO)")
    warehouse: Warehouse!
    ${more}
  }`;

export const typeDefs = `#graphql
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.5"
      import: ["@key", "@shareable", "@external", "@requires", "@override"]
    )

  type Query {
    warehouses: [Warehouse!]!
    shelf(kind: ShelfInput): [Stocked!]
  }

  input ShelfInput {
    first: Int = 2
    names: [String!]
  }

  ${stocked("Book", "lastCounted: String!")}
  ${stocked("Chair", 'dimensions: Dimensions @external\n    boxes: String @requires(fields: "dimensions { size height }")')}

  union Stocked = Book | Chair

  type Dimensions @shareable {
    size: String
    height: Int!
  }

  type Warehouse @key(fields: "city") {
    city: String!
    holds: [Stocked]
  }

  enum Unit {
    GRAM
    KILO
  }
`;

interface Thing {
  upc: string;
  price?: number | null;
  weight?: number;
  dimensions?: { size: string; height: number } | null;
}

const book = { __typename: "Book", upc: "b1" };
const chair = { __typename: "Chair", upc: "c1" };

const common = {
  __resolveReference: (thing: Thing) => thing,
  inStock: ({ upc }: Thing) => upc.endsWith("1"),
  shippingEstimate: ({ price, weight }: Thing, { zip }: { zip: string }) =>
    (price ?? 1000) + (weight ?? 0) * 10 + zip.length,
  warehouse: ({ upc }: Thing) => ({ city: upc.startsWith("b") ? "Bern" : "Cork" }),
};

export const resolvers = {
  Query: {
    warehouses: () => [{ city: "Bern" }, { city: "Cork" }],
    shelf: (_: unknown, { kind }: { kind?: { first: number } }) => [chair, book].slice(0, kind?.first ?? 2),
  },
  Book: {
    ...common,
    lastCounted: ({ upc }: Thing) => {
      if (upc === "b2") throw new GraphQLError("Nobody counted it.", { extensions: { code: "UNCOUNTED" } });
      return "today";
    },
  },
  Chair: {
    ...common,
    boxes: ({ dimensions }: Thing) => (dimensions ? `${dimensions.size}${String(dimensions.height)}` : "none"),
  },
  Warehouse: {
    __resolveReference: ({ city }: { city: string }) => ({ city }),
    holds: ({ city }: { city: string }) => (city === "Bern" ? [book, null] : [chair]),
  },
};
