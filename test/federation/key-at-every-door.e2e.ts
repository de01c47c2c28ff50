import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
  type OperationTypeNode,
} from "graphql";
import { sseClient, type Result } from "../kit/log-followers.js";
import { signIn } from "../kit/sign-in.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";

let graph: GraphUnderTest;
const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));
beforeAll(async () => {
  graph = await startGraphUnderTest();
});
afterAll(() => graph.close());

type RootField = GraphQLField<unknown, unknown>;

/** What a daemon says. */
const isDaemons = ({ name }: RootField): boolean =>
  /^(register|unregister)ProvisionerDaemon$|^(acquire|report|complete|fail)ProvisionerJob$|^commitJobQuota$/.test(name);

/** Organizations' ids where any will do: an object of the key's own organization, which it may not act on either. */
function leastOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [leastOf(nullable.ofType)];
  if (isInputObjectType(nullable)) {
    const needed = Object.values(nullable.getFields()).filter(
      ({ type: of, name }) => isNonNullType(of) || name === "organizationId",
    );
    return Object.fromEntries(needed.map((field) => [field.name, leastOf(field.type)]));
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]!.name;
  const named = getNamedType(type).name;
  return named === "ID" ? encodeId("Organization", graph.world.alpha) : ({ Int: 1, Boolean: false }[named] ?? "x");
}

/** Of a list its members, of an object that it is there. */
function selectionOf({ type }: RootField): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return "";
  return isObjectType(named) && "nodes" in named.getFields() ? "{ nodes { __typename } }" : "{ __typename }";
}

type Kind = "query" | "mutation" | "subscription";

function operationOf(kind: Kind, field: RootField) {
  const args = field.args.filter(isRequiredArgument);
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const given = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const operation = `${kind} ${declared && `(${declared})`} { it: ${field.name}${given && `(${given})`} ${selectionOf(field)} }`;
  return { operation, variables: Object.fromEntries(args.map(({ name, type }) => [name, leastOf(type)])) };
}

async function ask(kind: Kind, field: RootField) {
  const { operation, variables } = operationOf(kind, field);
  const { data, errors } = await graph.as(graph.world.alphaKey).run(operation, variables);
  return { it: (data?.["it"] ?? null) as unknown, codes: (errors ?? []).map(({ extensions }) => extensions?.["code"]) };
}

const rootFields = (kind: Kind): RootField[] =>
  Object.values(schema.getRootType(kind as OperationTypeNode)!.getFields());

test("a provisioner key changes nothing by any mutation but a daemon's", async () => {
  const audited = () => graph.database.auditEntry.count({ where: { outcome: "DONE" } });
  const before = await audited();
  const done: string[] = [];
  for (const field of rootFields("mutation").filter((each) => !isDaemons(each))) {
    const { it, codes } = await ask("mutation", field);
    if (it !== null || codes.length === 0) done.push(field.name);
  }
  expect(done).toEqual([]);
  expect(await audited()).toBe(before);
  expect(rootFields("mutation").filter(isDaemons)).toHaveLength(7);
});

test("and learns nothing by any query", async () => {
  const learned: string[] = [];
  for (const field of rootFields("query")) {
    const { it } = await ask("query", field);
    if (it !== null && !["[null]", "[]", '{"nodes":[]}'].includes(JSON.stringify(it))) learned.push(field.name);
  }
  expect(learned).toEqual([]);
});

test("and is told of nothing by any subscription", async () => {
  const client = sseClient(graph.endpoint, await signIn(graph.database, graph.world.alphaKey));
  const told: string[] = [];
  for (const field of rootFields("subscription")) {
    const { operation, variables } = operationOf("subscription", field);
    const results = client.iterate({ query: operation, variables });
    const { errors, data } = (await results.next()).value as Result;
    if (!errors || data?.it) told.push(field.name);
    await results.return?.();
  }
  expect(told).toEqual([]);
  expect(rootFields("subscription")).toHaveLength(4);
});
