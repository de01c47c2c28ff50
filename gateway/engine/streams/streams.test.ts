import { composeServices } from "@apollo/composition";
import { expect, test } from "@jest/globals";
import { GraphQLError, parse, type ExecutionResult } from "graphql";
import { createEngine, type EngineSubscription } from "../engine.js";
import type { Asking, SubgraphAnswer, SubgraphOperation } from "../subgraph-client.js";

const feed = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])
  type Query { nothing: Int }
  type Subscription { ticks(of: ID!): Tick! }
  type Tick { number: Int! book: Book }
  type Book @key(fields: "id", resolvable: false) { id: ID! }`;
const library = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])
  type Query { books: [Book!]! }
  type Book @key(fields: "id") { id: ID! title: String }`;

function compose(): string {
  const services = Object.entries({ feed, library }).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(JSON.stringify(errors));
  return supergraphSdl;
}
const supergraphSdl = compose();

interface Entities {
  representations: { id: string }[];
}

type Source = (asking: Asking<string>) => AsyncIterable<SubgraphAnswer> | SubgraphAnswer;

/** An engine whose feed is this, and whose library knows every book; with a list of who asked for what. */
function startEngine(source: Source) {
  const asked: string[] = [];
  const opened: SubgraphOperation[] = [];
  const faults: string[] = [];
  const engine = createEngine<string>({
    supergraphSdl,
    client: ({ name }) => ({
      ask({ variables }, { context }) {
        const { representations } = variables as unknown as Entities;
        asked.push(`${context} asks ${name} for ${representations.map(({ id }) => id).join()}`);
        return Promise.resolve({ data: { _entities: representations.map(({ id }) => ({ title: `Book ${id}` })) } });
      },
      subscribe(operation, asking) {
        opened.push(operation);
        return Promise.resolve(source(asking));
      },
    }),
    onFault: (subgraph, error) => void faults.push(`${subgraph}: ${(error as Error).message}`),
  });
  const document = parse("subscription ($of: ID!) { ticks(of: $of) { number book { title } } }");
  const request = { document, variables: { of: "x" }, context: "Ada" };
  const open = (more: Partial<EngineSubscription<string>> = {}) => engine.subscribe({ ...request, ...more });
  return { open, asked, opened, faults };
}

const tick = (number: number, id = String(number)): SubgraphAnswer => ({
  data: { ticks: { number, book: { __typename: "Book", id } } },
});

async function all(results: ExecutionResult | AsyncIterable<ExecutionResult>): Promise<unknown[]> {
  if (!(Symbol.asyncIterator in results)) return [results];
  const found: unknown[] = [];
  for await (const result of results) found.push(JSON.parse(JSON.stringify(result)));
  return found;
}

async function* ticks(...numbers: number[]) {
  for (const number of numbers) yield Promise.resolve(tick(number));
}

/** Ticks until its signal is aborted, and notes that it was. */
async function* endless({ signal }: Asking<string>, ended: () => void) {
  try {
    yield tick(1);
    await new Promise((resolve) => signal?.addEventListener("abort", () => resolve(undefined)));
  } finally {
    ended();
  }
}

const seen = (number: number) => ({ data: { ticks: { number, book: { title: `Book ${String(number)}` } } } });

test("the rest of the plan is executed for every event, as whoever asks then", async () => {
  const names = ["Ada", "Grace"];
  const { open, asked, opened } = startEngine(() => ticks(1, 2));
  expect(await all(await open({ contextOfEvent: () => names.shift()! }))).toEqual([seen(1), seen(2)]);
  expect(asked).toEqual(["Ada asks library for 1", "Grace asks library for 2"]);
  expect(opened).toMatchObject([{ kind: "subscription", variables: { of: "x" } }]);
  expect(JSON.parse(opened[0]!.body())).toMatchObject({ variables: { of: "x" } });
});

test("an event that is told to several is nobody's to write into", async () => {
  const shared = tick(1);
  const { open } = startEngine(async function* () {
    yield Promise.resolve(shared);
  });
  await all(await open());
  expect(shared).toEqual(tick(1));
});

test("what goes wrong before the first event is one answer", async () => {
  const refusal = { message: "No.", path: ["ticks"], extensions: { code: "FORBIDDEN" } };
  const refused = startEngine(() => ({ errors: [refusal] }));
  const answer = await refused.open();
  expect(JSON.parse(JSON.stringify(answer))).toEqual({
    data: null,
    errors: [{ ...refusal, extensions: { code: "FORBIDDEN", serviceName: "feed" } }],
  });
  const unsound = await refused.open({ variables: {} });
  expect(unsound).toMatchObject({ errors: [{ message: expect.stringContaining("$of") }] });
  const down = startEngine(() => {
    throw new Error("connect ECONNREFUSED 10.0.0.7:80");
  });
  expect(await down.open()).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  expect(down.faults).toEqual(["feed: connect ECONNREFUSED 10.0.0.7:80"]);
});

test("a stream that breaks says so in its last answer", async () => {
  const { open, faults } = startEngine(async function* () {
    yield Promise.resolve(tick(1));
    throw new Error("socket hang up");
  });
  expect(await all(await open())).toEqual([
    seen(1),
    expect.objectContaining({ data: null, errors: [expect.objectContaining({ extensions: expect.anything() })] }),
  ]);
  expect(faults).toEqual(["feed: socket hang up"]);
});

test("whoever may not go on is told why", async () => {
  const { open } = startEngine(() => ticks(1, 2));
  const contextOfEvent = () => {
    throw new GraphQLError("Gone.");
  };
  expect(await all(await open({ contextOfEvent }))).toEqual([{ errors: [{ message: "Gone." }] }]);
});

test.each<[string, (results: AsyncIterator<unknown>, leaving: AbortController) => unknown]>([
  ["is returned", (results) => results.return!()],
  ["is aborted", (_, leaving) => leaving.abort()],
])("a stream that waits ends when it %s, and so does its source", async (_, leave) => {
  const leaving = new AbortController();
  let noteEnd = (): void => undefined;
  const ended = new Promise<void>((resolve) => (noteEnd = resolve));
  const { open } = startEngine((asking) => endless(asking, noteEnd));
  const results = await open({ signal: leaving.signal });
  if (!(Symbol.asyncIterator in results)) throw new Error("no stream");
  expect(await results.next()).toMatchObject({ value: seen(1) });
  const next = results.next();
  leave(results, leaving);
  expect(await next).toEqual({ value: undefined, done: true });
  await ended;
});
