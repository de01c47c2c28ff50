import { QueryPlanner } from "@apollo/query-planner";
import { expect, jest, test } from "@jest/globals";
import { parse } from "graphql";
import { askClassic, composeClassic, type ClassicName } from "../../test/kit/classic-graph/classic-graph.js";
import { createEngine } from "./engine.js";
import type { SubgraphAnswer, SubgraphOperation } from "./subgraph-client.js";

const supergraphSdl = composeClassic();

type Answer = (operation: SubgraphOperation) => Promise<SubgraphAnswer>;

/** An engine over the classic graph, some of whose subgraphs answer otherwise, with a list of what was asked. */
function startEngine(otherwise: Partial<Record<ClassicName, Answer>> = {}) {
  const asked: { subgraph: string; variables: SubgraphOperation["variables"]; body: string }[] = [];
  const faults: string[] = [];
  const engine = createEngine<null>({
    supergraphSdl,
    client: ({ name }) => ({
      ask(operation) {
        asked.push({ subgraph: name, variables: operation.variables, body: operation.body() });
        return otherwise[name as ClassicName]?.(operation) ?? askClassic(name as ClassicName, operation);
      },
    }),
    onFault: (subgraph, error) => void faults.push(`${subgraph}: ${(error as Error).message}`),
  });
  const run = async (query: string, more: { signal?: AbortSignal; variables?: Record<string, unknown> } = {}) => {
    const answer = await engine.execute({ document: parse(query), context: null, ...more });
    return JSON.parse(JSON.stringify(answer)) as { data?: unknown; errors?: unknown[] };
  };
  return { engine, run, asked, faults };
}

const isDown = () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.7:80"));

test("a subgraph that is down costs its own fields; the error names it and tells nothing of its inside", async () => {
  const { run, faults } = startEngine({ inventory: isDown });
  expect(await run("{ me { name } bestBook { upc inStock } }")).toEqual({
    data: { me: { name: "Ada" }, bestBook: { upc: "b2", inStock: null } },
    errors: [
      {
        message: "The subgraph inventory did not answer; try again.",
        path: ["bestBook"],
        extensions: { code: "UNAVAILABLE", serviceName: "inventory" },
      },
    ],
  });
  expect(faults).toEqual(["inventory: connect ECONNREFUSED 10.0.0.7:80"]);
});

test("what a subgraph that is down should have given and may not be null takes along what is around it, without more errors", async () => {
  const { run } = startEngine({ reviews: isDown });
  expect(await run("{ users { id reviews { id } } me { name } }")).toMatchObject({
    data: null,
    errors: [{ path: ["users"] }],
  });
});

test.each<[string, SubgraphAnswer]>([
  ["the wrong number of entities", { data: { _entities: [] } }],
  ["no list of entities", { data: { _entities: "all" } }],
])("%s is no answer", async (_, answer) => {
  const { run } = startEngine({ inventory: () => Promise.resolve(answer) });
  expect(await run("{ bestBook { inStock } }")).toMatchObject({
    data: { bestBook: { inStock: null } },
    errors: [{ extensions: { code: "UNAVAILABLE", serviceName: "inventory" } }],
  });
});

test.each<[string, unknown, object]>([
  ["is missing", { bestBook: { upc: "b2" } }, { data: null, errors: [{ path: ["bestBook", "pages"] }] }],
  ["is of another type", { bestBook: { pages: "many" } }, { data: null, errors: [{ path: ["bestBook", "pages"] }] }],
  ["is no object", { bestBook: "b2" }, { data: null, errors: [{ path: ["bestBook"] }] }],
  ["is of an unknown type", { bestBook: { __typename: "Scroll" } }, { data: null, errors: [{ path: ["bestBook"] }] }],
])("a promised value that %s is one error with its path", async (_, data, expected) => {
  const { run } = startEngine({ products: () => Promise.resolve({ data: data as Record<string, unknown> }) });
  const answer = await run("{ bestBook { pages } }");
  expect(answer).toMatchObject(expected);
  expect(answer.errors).toMatchObject([{ extensions: { code: "INCOMPLETE_ANSWER" } }]);
});

test("an error without a place is kept with its code and the service's name, and no more is said of what it took", async () => {
  const refused = { errors: [{ message: "Sign in first.", extensions: { code: "UNAUTHENTICATED" } }] };
  const { run } = startEngine({ products: () => Promise.resolve(refused) });
  expect(await run("{ bestBook { pages } }")).toEqual({
    data: null,
    errors: [{ message: "Sign in first.", extensions: { code: "UNAUTHENTICATED", serviceName: "products" } }],
  });
});

test("an entity is asked for once, wherever it stands, and its error is said of every place", async () => {
  const { run, asked } = startEngine();
  const { data, errors } = await run("{ latestReviews(first: 5) { writer { broken } } }");
  const [first, second] = [{ writer: { broken: "whole" } }, { writer: { broken: null } }];
  expect(data).toEqual({ latestReviews: [first, second, first, { writer: null }, second] });
  expect(errors).toMatchObject([
    { path: ["latestReviews", 1, "writer", "broken"] },
    { path: ["latestReviews", 4, "writer", "broken"] },
  ]);
  const fetches = asked.filter(({ subgraph }) => subgraph === "accounts");
  expect(fetches).toHaveLength(1);
  const { variables, body } = fetches[0]!;
  expect(variables["representations"]).toEqual(["1", "2"].map((id) => ({ __typename: "User", id })));
  expect((JSON.parse(body) as { variables: unknown }).variables).toEqual(variables);
});

const nobody: Answer = ({ variables }) =>
  Promise.resolve({ data: { _entities: (variables["representations"] as unknown[]).map(() => null) } });

test("an entity that a subgraph answers null for is null itself, and no error lists what it lacks", async () => {
  const { run } = startEngine({ accounts: nobody });
  const answer = await run("{ latestReviews(first: 2) { id writer { id settings { theme } } } }");
  const reviews = ["r1", "r2"].map((id) => ({ id, writer: null }));
  expect(answer).toEqual({ data: { latestReviews: reviews } });
});

test("an entity that is not there and may not be null is one error, at its own place", async () => {
  const { run } = startEngine({ reviews: nobody });
  expect(await run("{ users { name reviews { id } } me { name } }")).toMatchObject({
    data: null,
    errors: [0, 1, 2].map((index) => ({ path: ["users", index], extensions: { code: "INCOMPLETE_ANSWER" } })),
  });
});

test("nothing more is fetched for a client that has gone", async () => {
  const leaving = new AbortController();
  const { run, asked } = startEngine({
    products: (operation) => {
      leaving.abort();
      return askClassic("products", operation);
    },
  });
  await run("{ bestBook { upc inStock } }", { signal: leaving.signal });
  expect(asked.map(({ subgraph }) => subgraph)).toEqual(["products"]);
});

test("mutations are seen through, also when the client has gone", async () => {
  const { run, asked } = startEngine();
  const query = 'mutation { priceProduct(upc: "b1", price: 1) { upc } renameUser(id: "1", name: "A") { id } }';
  await run(query, { signal: AbortSignal.abort() });
  expect(asked.map(({ subgraph }) => subgraph)).toEqual(["products", "accounts"]);
});

test("an operation is planned once, however it is laid out", async () => {
  const { run } = startEngine();
  const plan = jest.spyOn(QueryPlanner.prototype, "buildQueryPlan");
  try {
    await run("{ me { name } }");
    await run("query {\n  me { # who asks\n name, }\n}");
    await run("{ me { name username } }");
    expect(plan).toHaveBeenCalledTimes(2);
  } finally {
    plan.mockRestore();
  }
});

test("an alias may have any name, and is never mistaken for what every object has", async () => {
  const { run } = startEngine();
  const { data } = await run(
    '{ me { constructor: name __proto__: username toString: name } nobody: user(id: "9") { hasOwnProperty: name } }',
  );
  expect(JSON.stringify(data)).toBe('{"me":{"constructor":"Ada","__proto__":"ada","toString":"Ada"},"nobody":null}');
  expect(Object.hasOwn(Object.prototype, "ada")).toBe(false);
  const silent = startEngine({ accounts: () => Promise.resolve({ data: { me: {} } }) });
  expect((await silent.run("{ me { constructor: name } }")).data).toEqual({ me: { constructor: null } });
});

test("an alias that looks like a key of the engine's own is the client's, also in the path of an error", async () => {
  const { run } = startEngine();
  const asked =
    "{ latestReviews(first: 2) { writer { id: broken id__apart: name broken__apart: broken weight__required0: id } } }";
  const { data, errors } = await run(asked);
  const first = { id: "whole", id__apart: "Ada", broken__apart: "whole", weight__required0: "1" };
  const second = { id: null, id__apart: null, broken__apart: null, weight__required0: "2" };
  expect(data).toEqual({ latestReviews: [{ writer: first }, { writer: second }] });
  expect(errors).toMatchObject([
    { path: ["latestReviews", 1, "writer", "id"] },
    { path: ["latestReviews", 1, "writer", "broken__apart"] },
  ]);
});

test.each([
  ["an operation that is not there", "query A { me { id } }", "B", 'Unknown operation named "B".'],
  ["two operations without a name", "query A { me { id } } query B { me { id } }", null, /Must provide operation name/],
  [
    "a variable whose name is taken",
    "query ($representations: ID!) { user(id: $representations) { id } }",
    null,
    /\$representations .* choose another/,
  ],
])("%s is an error of the request", async (_, query, operationName, message) => {
  const { engine, asked } = startEngine();
  const answer = await engine.execute({ document: parse(query), operationName, context: null });
  expect(answer).not.toHaveProperty("data");
  expect(answer.errors?.[0]?.message).toMatch(message);
  expect(asked).toEqual([]);
});

test("variables that fit no type are an error of the request", async () => {
  const { run, asked } = startEngine();
  const answer = await run("query ($first: Int!) { latestReviews(first: $first) { id } }", {
    variables: { first: "x" },
  });
  expect(answer).not.toHaveProperty("data");
  expect(answer.errors).toMatchObject([{ message: expect.stringContaining("$first") }]);
  expect(asked).toEqual([]);
});

const twice = "{ a: latestReviews { writer { username } } b: latestReviews(first: 2) { writer { username } } }";

test("what two places of an operation need of the same entities is asked once", async () => {
  const { run, asked } = startEngine();
  const { data } = await run(twice);
  expect(asked.map(({ subgraph }) => subgraph)).toEqual(["reviews", "accounts"]);
  const { a, b } = data as Record<"a" | "b", { writer: { username: string } }[]>;
  expect(b).toEqual(a.slice(0, 2));
  expect(a.every(({ writer }) => writer.username.length > 0)).toBe(true);
});

test("an answer that two places share and that fails is complained of in both, and told once", async () => {
  const { run, faults } = startEngine({ accounts: isDown });
  const { errors } = await run(twice);
  expect(errors).toMatchObject([{ path: ["a"] }, { path: ["b"] }]);
  expect(faults).toHaveLength(1);
});

test("an error in a shared entity stands at each of its places, and at no other", async () => {
  const { run, asked } = startEngine();
  const { errors } = await run(
    "{ a: latestReviews(first: 9) { writer { broken } } b: latestReviews(first: 1) { writer { broken } } c: latestReviews(first: 9) { writer { broken } } }",
  );
  const places = (errors as { path: (string | number)[] }[]).map(({ path }) => path.join("."));
  const inA = places.filter((place) => place.startsWith("a"));
  const inB = inA.filter((place) => place.startsWith("a.0.")).map((place) => place.replace("a", "b"));
  const inC = inA.map((place) => place.replace("a", "c"));
  expect(inA.length).toBeGreaterThan(0);
  expect(places.toSorted()).toEqual([...inA, ...inB, ...inC].toSorted());
  expect(asked.map(({ subgraph }) => subgraph)).toEqual(["reviews", "accounts"]);
});

test("after a mutation nothing is taken from what was read before it", async () => {
  const { run, asked } = startEngine();
  const add = 'addReview(upc: "b1", body: "x") { writer { username } }';
  await run(`mutation { a: ${add} renameUser(id: "1", name: "x") { id } b: ${add} }`);
  expect(asked.map(({ subgraph, body }) => `${subgraph} ${/mutation|_entities/.exec(body)![0]}`)).toEqual([
    "reviews mutation",
    "accounts _entities",
    "accounts mutation",
    "reviews mutation",
    "accounts _entities",
  ]);
});
