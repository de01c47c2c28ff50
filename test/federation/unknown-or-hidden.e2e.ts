import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getNamedType, isCompositeType, isObjectType, type GraphQLField } from "graphql";
import { encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import type { NodeType } from "../../foundation/ids/prefixes.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import { machineOnly, siteOnly } from "../../foundation/rbac/built-in-roles.js";
import { allPermissions } from "../../foundation/rbac/permissions.js";
import { createUserActor } from "../../foundation/rbac/user-actor.js";
import type { SubgraphName } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { fill, leavesOf, type Defaults, type Path } from "../kit/argument-leaves.js";
import { openOneOfEach, subgraphNames, type OneOfEach } from "./one-of-each.js";

const patienceMs = 120_000;

let world: OneOfEach;
let betaAdmin: Actor;
let defaults: Defaults;
let counter = 0;

/** Everything asked about is alpha's; whoever asks may do all in beta, and finds nobody elsewhere. */
beforeAll(async () => {
  world = await openOneOfEach();
  const { beta, betaMember } = world.factory.world;
  const all = allPermissions.filter(
    (permission) => !siteOnly.includes(permission) && !machineOnly.includes(permission),
  );
  const customRoles = [{ name: "all", organization: all, owner: all }];
  betaAdmin = createUserActor({
    ...{ userId: betaMember.userId, username: betaMember.username, siteRoles: [], groupIds: [] },
    memberships: [{ organizationId: beta, roles: ["all"], customRoles }],
  });
  const userId = encodeId("User", betaMember.userId);
  defaults = {
    byName: {
      ...{ organizationId: encodeId("Organization", beta), userId, ownerId: userId },
      ...{ files: [], roles: [], path: "main.tf", url: "https://example.test" },
    },
    byScalar: {
      ID: () => encodeId("Organization", beta),
      String: () => `name-${String((counter += 1))}`,
      Int: () => 1,
      Boolean: () => true,
      DateTime: () => "2027-01-01T00:00:00Z",
      JSONObject: () => ({}),
    },
  };
}, patienceMs);
afterAll(() => world.close(), patienceMs);

interface RootField {
  subgraph: SubgraphName;
  operation: "query" | "mutation";
  field: GraphQLField<unknown, unknown>;
}

function listRootFields(): RootField[] {
  return subgraphNames.flatMap((subgraph) => {
    const { schema } = world.subgraph(subgraph);
    return (["query", "mutation"] as const).flatMap((operation) => {
      const type = operation === "query" ? schema.getQueryType() : schema.getMutationType();
      const fields = Object.values(type?.getFields() ?? {}).filter(({ name }) => !name.startsWith("_"));
      return fields.map((field) => ({ subgraph, operation, field }));
    });
  });
}

function selectionOf({ type }: RootField["field"]): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return "";
  const fields = isObjectType(named) ? named.getFields() : {};
  const asked = { userErrors: "{ code path message }", nodes: "{ __typename }", totalCount: "" };
  const more = Object.entries(asked).flatMap(([name, below]) => (name in fields ? [`${name} ${below}`] : []));
  return `{ __typename ${more.join(" ")} }`;
}

/** All that the answer says. */
async function answerTo(
  { subgraph, operation, field }: RootField,
  actor: Actor,
  wanted: { path: Path; value: string },
) {
  const variables = fill(field.args, wanted, defaults);
  const given = field.args.filter(({ name }) => name in variables);
  const types = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = given.map(({ name }) => `${name}: $${name}`).join(", ");
  const query = `${operation} (${types}) { it: ${field.name}(${passed}) ${selectionOf(field)} }`;
  const { data, errors } = await world.ask(subgraph, { actor, query, variables });
  const said = errors?.map(({ message, path, extensions }) => ({ message, path, code: extensions["code"] }));
  return { text: JSON.stringify({ data, errors: said }).replaceAll(wanted.value, "ID"), code: said?.[0]?.code };
}

const coordinate = ({ operation, field }: RootField, path: Path): string =>
  `${operation} ${field.name}(${path.join(".")})`;

/** Ids of types that everybody who is signed in sees. */
const seenByAll = new Set(["WorkspaceProxy"]);

interface Comparison {
  /** Where both answers were compared. */
  compared: Set<string>;
  differences: string[];
}

async function compare(root: RootField, actor: Actor, path: Path): Promise<Comparison> {
  const found: Comparison = { compared: new Set(), differences: [] };
  for (const [type, hidden] of [...world.ids].filter(([name]) => !seenByAll.has(name))) {
    const unknown = await answerTo(root, actor, { path, value: encodeId(type as NodeType, newId()) });
    if (unknown.code === "BAD_USER_INPUT") continue;
    found.compared.add(coordinate(root, path));
    const existing = await answerTo(root, actor, { path, value: hidden });
    if (existing.text === unknown.text) continue;
    found.differences.push(`${coordinate(root, path)} of a ${type}: ${existing.text} and not ${unknown.text}`);
  }
  return found;
}

describe("what exists and may not be known of is answered as what does not exist", () => {
  test.each<[string, () => Actor]>([
    ["an administrator of another organization", () => betaAdmin],
    ["somebody of no organization", () => world.factory.world.outsider],
  ])(
    "by id, wherever an id is taken: %s",
    async (_, actor) => {
      const compared = new Set<string>();
      const differences: string[] = [];
      for (const root of listRootFields()) {
        for (const path of leavesOf(root.field.args, "ID")) {
          const found = await compare(root, actor(), path);
          differences.push(...found.differences);
          found.compared.forEach((one) => compared.add(one));
        }
      }
      expect(differences).toEqual([]);
      expect(compared.size).toBeGreaterThan(60);
    },
    patienceMs,
  );

  test.each<[string, (name: string) => string, string, string]>([
    ["an organization", (name) => `{ it: organization(name: "${name}") { id } }`, "alpha", "nowhere"],
    ["a user", (name) => `{ it: user(username: "${name}") { id } }`, "alpha-member", "nobody"],
    ["a user's address", (at) => `{ it: user(email: "${at}") { id } }`, "alpha-member@example.test", "a@b.test"],
    ["a search for users", (text) => `{ it: users(search: "${text}") { totalCount nodes { id } } }`, "alpha-m", "zz"],
    [
      "a search for organizations",
      (text) => `{ it: organizations(search: "${text}") { totalCount nodes { id } } }`,
      "alpha",
      "zz",
    ],
  ])("by name: %s", async (_, query, hidden, unknown) => {
    for (const actor of [betaAdmin, world.factory.world.outsider]) {
      const ask = (name: string) => world.ask("organizations", { actor, query: query(name), variables: {} });
      expect(await ask(hidden)).toEqual(await ask(unknown));
    }
  });
});
