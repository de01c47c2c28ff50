import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { readFieldAccess } from "../../foundation/subgraph-kit/access/field-access.js";
import type { SubgraphName } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { signIn } from "../kit/sign-in.js";
import { openOneOfEach, subgraphNames, unservedTypes, type OneOfEach } from "./one-of-each.js";

const patienceMs = 60_000;

let world: OneOfEach;
beforeAll(async () => {
  world = await openOneOfEach();
}, patienceMs);
afterAll(() => world.close(), patienceMs);

/** What such an argument must be given. */
function someValue({ type }: GraphQLArgument): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (named.name === "ID") return `"${world.ids.get("User")!}"`;
  return named.name === "Int" ? "1" : '"x"';
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${someValue(arg)}`);
  const called = given.length > 0 ? `${field.name}(${given.join(", ")})` : field.name;
  const named = getNamedType(field.type);
  if (!isCompositeType(named)) return called;
  return `${called} { ${isObjectType(named) && "totalCount" in named.getFields() ? "totalCount" : "__typename"} }`;
}

/** What the gateway would send along for the fields that need it. */
const broughtAlong = (type: string): Record<string, unknown> =>
  type === "OrganizationMember"
    ? { organizationId: world.ids.get("Organization"), userId: world.ids.get("User"), quotaAllowance: 7 }
    : {};

interface Door {
  subgraph: SubgraphName;
  type: GraphQLObjectType;
  key: string;
  field: GraphQLField<unknown, unknown>;
}

const isOfEntity = ({ astNode }: GraphQLObjectType): boolean =>
  astNode?.directives?.some(({ name }) => name.value === "key") ?? false;

/** Every field of every entity of every subgraph, by each of its keys; what is open to all is left out. */
function listDoors(): Door[] {
  return subgraphNames.flatMap((subgraph) => {
    const { schema } = world.subgraph(subgraph);
    const types = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isOfEntity);
    return types.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => name !== "id" && name !== "ref")
        .filter(({ astNode }) => readFieldAccess(astNode?.directives) !== "public")
        .filter(({ astNode }) => !astNode?.directives?.some(({ name }) => name.value === "external"))
        .flatMap((field) =>
          ["id", "ref"].filter((key) => key in type.getFields()).map((key) => ({ subgraph, type, key, field })),
        ),
    );
  });
}

async function open({ subgraph, type, key, field }: Door, actor: Actor): Promise<unknown> {
  const representation = { __typename: type.name, [key]: world.ids.get(type.name), ...broughtAlong(type.name) };
  const query = `query ($it: [_Any!]!) { _entities(representations: $it) { ... on ${type.name} { it: ${selectionOf(field)} } } }`;
  const { data } = await world.ask(subgraph, { actor, query, variables: { it: [representation] } });
  return (data?.["_entities"] as ({ it: unknown } | null)[] | undefined)?.[0]?.it ?? null;
}

/** Nothing: null, an empty list, or a page without anything in it. */
const isNothing = (answer: unknown): boolean =>
  answer === null ||
  (Array.isArray(answer) && answer.length === 0) ||
  (typeof answer === "object" && (answer as { totalCount?: number }).totalCount === 0);

const nameOf = ({ subgraph, type, field, key }: Door): string => `${subgraph}: ${type.name}.${field.name} by ${key}`;

describe("every field of every entity, by every key", () => {
  test("is walked", () => {
    const types = new Set(listDoors().map(({ type }) => type.name));
    expect([...types].filter((type) => !world.ids.has(type) && !unservedTypes.has(type))).toEqual([]);
    expect(types.size).toBeGreaterThanOrEqual(world.ids.size);
  });

  test("answers whoever may read all", async () => {
    const doors = listDoors().filter(({ type }) => world.ids.has(type.name));
    const nonNull = doors.filter(
      ({ field }) => getNullableType(field.type) !== field.type && !isListType(getNullableType(field.type)),
    );
    const shut: string[] = [];
    for (const door of nonNull) if (isNothing(await open(door, world.factory.world.owner))) shut.push(nameOf(door));
    expect(shut).toEqual([]);
  });

  const outsiders: [string, () => Actor, Set<string>][] = [
    // Whoever is signed in sees the deployment's proxies.
    ["somebody of no organization", () => world.factory.world.outsider, new Set(["WorkspaceProxy"])],
    ["somebody of another organization", () => world.factory.world.betaMember, new Set(["WorkspaceProxy"])],
    ["another organization's key", () => world.factory.world.betaKey, new Set()],
    ["nobody", () => anonymous, new Set()],
  ];
  test.each(outsiders)("gives nothing to %s", async (_, actor, open_) => {
    const given: string[] = [];
    for (const door of listDoors().filter(({ type }) => !open_.has(type.name))) {
      if (!isNothing(await open(door, actor()))) given.push(nameOf(door));
    }
    expect(given).toEqual([]);
  });

  test.each(outsiders)("and node gives nothing to %s", async (_, actor, open_) => {
    const ids = [...world.ids].filter(([type]) => !open_.has(type)).map(([, id]) => id);
    const asked = actor();
    const asker =
      asked.kind === "user" || asked.kind === "provisioner-key" ? world.factory.as(asked) : world.factory.anonymously;
    const { data } = await asker.run("query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", { ids });
    expect(data).toEqual({ nodes: ids.map(() => null) });
  });

  test.each(outsiders)("and no subscription tells anything to %s", async (_, actor) => {
    const asked = actor();
    const isSigned = asked.kind === "user" || asked.kind === "provisioner-key";
    const token = isSigned ? await signIn(world.factory.database, asked) : null;
    const doors: [string, string][] = [
      ["workspace(id: $id) { it: name }", world.ids.get("Workspace")!],
      ["provisionerJob(id: $id) { it: status }", world.ids.get("ProvisionerJob")!],
      ["provisionerJobLogs(jobId: $id) { it: output }", world.ids.get("ProvisionerJob")!],
    ];
    for (const [door, id] of doors) {
      const response = await fetch(world.factory.endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "text/event-stream",
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: `subscription ($id: ID!) { ${door} }`, variables: { id } }),
      });
      const told = await response.text();
      expect(told).toContain('"errors"');
      expect(told).not.toContain('"it"');
    }
  });
});
