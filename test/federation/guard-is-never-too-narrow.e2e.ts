import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from "graphql";
import type { ProvisionerKeyActor, UserActor } from "../../foundation/rbac/actor.js";
import { withoutSecurity } from "../kit/without-security.js";
import { startGateway } from "../../testing/start-gateway.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";
import { withoutEmptyPages } from "../kit/without-empty-pages.js";
import { giveRoles } from "../kit/world.js";
import { openOneOfEach, type OneOfEach } from "./one-of-each.js";

const patienceMs = 60_000;
const supergraphSdl = withoutSecurity(readFileSync("schema/supergraph.graphql", "utf8"));
const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));

let world: OneOfEach;
let unguarded: { endpoint: string; stop(): Promise<void> };

beforeAll(async () => {
  world = await openOneOfEach();
  unguarded = await startGateway(world.factory, world.factory.clock, { supergraphSdl });
  const { database, world: people } = world.factory;
  await giveRoles(database, people.betaMember, ["organization-admin"]);
}, patienceMs);
afterAll(async () => {
  await unguarded.stop();
  await world.close();
}, patienceMs);

function selectionOf(field: GraphQLField<unknown, unknown>): string | null {
  if (field.args.some(isRequiredArgument)) return null;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return field.name;
  const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
  const known = ["id", "totalCount"].filter((name) => fields.includes(name)).join(" ");
  return `${field.name} { __typename ${known} ${fields.includes("nodes") ? "nodes { __typename }" : ""} }`;
}

const selectionsOf = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields()).flatMap((field) => selectionOf(field) ?? []);

/** Each field of an object on its own, so that a refusal of one hides no other. */
function walkOf(typeName: string): string {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const asked = selectionsOf(type).map(
    (selection, index) => `f${String(index)}: node(id: $id) { id ... on ${typeName} { ${selection} } }`,
  );
  return `query ($id: ID!) { ${asked.join(" ")} }`;
}

const rootWalk = (): string =>
  `{ ${selectionsOf(schema.getQueryType()!)
    .filter((selection) => !selection.startsWith("node"))
    .join(" ")} }`;

const actors: [string, () => UserActor | ProvisionerKeyActor | null][] = [
  ["nobody", () => null],
  ["somebody of no organization", () => world.factory.world.outsider],
  ["a member", () => world.factory.world.alphaMember],
  ["another organization's administrator", () => world.factory.world.betaMember],
  ["a site owner", () => world.factory.world.owner],
  ["a provisioner key", () => world.factory.world.alphaKey],
];

test.each(actors)(
  "%s is answered by the guarded gateway what is answered without the guard",
  async (_, actor) => {
    const asker = actor();
    const token = asker && (await signIn(world.factory.database, asker));
    const walks = [...world.ids].map(([type, id]) => ({ query: walkOf(type), variables: { id } }));
    let answered = 0;
    for (const operation of [...walks, { query: rootWalk() }]) {
      const open = await post(unguarded.endpoint, token, operation);
      const guarded = await post(world.factory.endpoint, token, operation);
      expect(open.data).toBeDefined();
      expect(withoutEmptyPages(guarded.data)).toEqual(withoutEmptyPages(open.data));
      answered += Object.values(open.data ?? {}).filter((value) => value !== null).length;
    }
    // What is public is answered to all: the providers to sign in by.
    expect(answered > 1).toBe(asker !== null);
  },
  patienceMs,
);
