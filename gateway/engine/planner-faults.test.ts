import { expect, test } from "@jest/globals";
import { parse } from "graphql";
import { comparable } from "../../test/kit/compare-answers.js";
import { startReferenceGateway } from "../../test/kit/reference-gateway.js";
import { smallGraph, type SmallSubgraph } from "../../test/kit/small-graph.js";

/** What the planner gets wrong by the public audit of federation gateways, and the reference with it. */
async function bothOver(parts: Record<string, SmallSubgraph>) {
  const { engine, supergraphSdl, ask, asked } = smallGraph(parts);
  const reference = await startReferenceGateway(supergraphSdl, ask);
  return {
    asked,
    ours: async (text: string) => comparable(await engine.execute({ document: parse(text), context: null })),
    theirs: async (text: string) => comparable(await reference({ document: parse(text) })),
  };
}

const customs = {
  catalog: {
    schema: `
      type Query { parts: [Part!]! }
      type Part @key(fields: "sku") { sku: ID! cost(in: String!): Int maker: Maker }
      type Maker { rate(in: String!): Int }
    `,
    resolvers: {
      Query: { parts: () => [{ sku: "bolt" }, { sku: "nut" }] },
      Part: {
        cost: ({ sku }: { sku: string }, { in: currency }: { in: string }) =>
          (sku === "bolt" ? 10 : 20) * (currency === "USD" ? 1 : 3),
        maker: ({ sku }: { sku: string }) => ({ sku }),
      },
      Maker: { rate: (_: unknown, { in: currency }: { in: string }) => (currency === "USD" ? 2 : 5) },
    },
  },
  tariffs: {
    schema: `
      type Part @key(fields: "sku") {
        sku: ID!
        cost(in: String!): Int @external
        maker: Maker @external
        dutyInUs: Int @requires(fields: "cost(in: \\"USD\\")")
        dutyInEu: Int @requires(fields: "cost(in: \\"EUR\\") maker { rate(in: \\"EUR\\") }")
        plain: String
      }
      type Maker @external { rate(in: String!): Int }
    `,
    resolvers: {
      Part: {
        dutyInUs: ({ cost }: { cost: number }) => cost + 1,
        dutyInEu: ({ cost, maker }: { cost: number; maker: { rate: number } }) => cost * maker.rate,
        plain: ({ sku }: { sku: string }) => `plain ${sku}`,
      },
    },
  },
};

test("two fields that require one field with different arguments are each given their own", async () => {
  const { ours, theirs, asked } = await bothOver(customs);
  const text = '{ parts { cost(in: "CHF") dutyInUs dutyInEu plain maker { rate(in: "USD") } } }';
  const [bolt, nut] = [
    { cost: 30, dutyInUs: 11, dutyInEu: 150, plain: "plain bolt", maker: { rate: 2 } },
    { cost: 60, dutyInUs: 21, dutyInEu: 300, plain: "plain nut", maker: { rate: 2 } },
  ];
  expect(await ours(text)).toEqual({ data: { parts: [bolt, nut] }, errorPaths: [] });
  // As many questions as there are different representations: what requires nothing goes with one of them.
  expect(asked.map(({ subgraph }) => subgraph)).toEqual(["catalog", "tariffs", "tariffs"]);
  expect((await theirs(text)).data).not.toEqual({ parts: [bolt, nut] });
});

test("one of them alone is asked for at once", async () => {
  const { ours, asked } = await bothOver(customs);
  expect((await ours("{ parts { dutyInUs plain } }")).data).toMatchObject({
    parts: [{ dutyInUs: 11 }, { dutyInUs: 21 }],
  });
  expect(asked.map(({ subgraph }) => subgraph)).toEqual(["catalog", "tariffs"]);
});

test("a subgraph is gone back to by a key that it resolves", async () => {
  const { ours, theirs } = await bothOver({
    library: {
      schema: `
        type Query { volumes: [Volume!]! }
        type Volume @key(fields: "shelf { row }", resolvable: false) @key(fields: "isbn shelf { place }") {
          isbn: ID!
          shelf: Shelf!
          title: String! @external
          label: String! @requires(fields: "title")
        }
        type Shelf { row: ID! place: ID! }
      `,
      resolvers: {
        Query: { volumes: () => [{ isbn: "1", shelf: { row: "A", place: "7" } }] },
        Volume: {
          __resolveReference: (reference: { isbn?: string; shelf: { place?: string } }) =>
            reference.isbn && reference.shelf.place ? reference : null,
          label: ({ title, shelf }: { title: string; shelf: { place: string } }) => `${title} at ${shelf.place}`,
        },
      },
    },
    titles: {
      schema: `type Volume @key(fields: "isbn") { isbn: ID! title: String! }`,
      resolvers: { Volume: { title: ({ isbn }: { isbn: string }) => `Title ${isbn}` } },
    },
  });
  const expected = { volumes: [{ label: "Title 1 at 7" }] };
  expect(await ours("{ volumes { label } }")).toEqual({ data: expected, errorPaths: [] });
  expect((await theirs("{ volumes { label } }")).data).toBeNull();
});

test("an operation that no subgraph can answer is an error of the request, and no empty answer", async () => {
  const { ours, theirs, asked } = await bothOver({
    atlas: {
      schema: `type Query { place: Place } interface Place @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { place: () => ({ __typename: "Place", id: "1" }) } },
    },
    journal: {
      schema: `type Query { visited: Place } type Place @key(fields: "id", resolvable: false) @interfaceObject { id: ID! mood: String }`,
      resolvers: { Query: { visited: () => ({ id: "1", mood: "calm" }) } },
    },
  });
  expect(await ours("{ visited { mood } }")).toEqual({ data: { visited: { mood: "calm" } }, errorPaths: [] });
  asked.length = 0;
  expect(await ours("{ place { mood } }")).toEqual({ data: null, errorPaths: [] });
  expect(asked).toEqual([]);
  expect((await theirs("{ place { mood } }")).data).toEqual({ place: null });
});
