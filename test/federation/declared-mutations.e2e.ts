import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { readFieldAccess, type Requirement } from "../../foundation/subgraph-kit/access/field-access.js";
import type { SubgraphName } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { openOneOfEach, subgraphNames, type OneOfEach } from "./one-of-each.js";

const patienceMs = 60_000;

let world: OneOfEach;
beforeAll(async () => {
  world = await openOneOfEach();
}, patienceMs);
afterAll(() => world.close(), patienceMs);

interface Mutation {
  subgraph: SubgraphName;
  field: GraphQLField<unknown, unknown>;
  requirements: readonly Requirement[];
}

/** Every mutation that needs a permission. */
const listMutations = (): Mutation[] =>
  subgraphNames.flatMap((subgraph) =>
    Object.values(world.subgraph(subgraph).schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
      const access = readFieldAccess(field.astNode?.directives);
      const requirements = access === null || access === "public" ? [] : access.requirements;
      return requirements.length > 0 ? [{ subgraph, field, requirements }] : [];
    }),
  );

/** Which of alpha's objects an argument may mean: by its name, or by the name of the mutation for a plain `id`. */
const typesByName: Readonly<Record<string, string>> = {
  organizationId: "Organization",
  organizationIds: "Organization",
  userId: "User",
  ownerId: "User",
  groupId: "Group",
  templateId: "Template",
  templateIds: "Template",
  versionId: "TemplateVersion",
  workspaceIds: "Workspace",
  jobId: "ProvisionerJob",
  daemonId: "ProvisionerDaemon",
  subjectId: "User",
};
const typesByMutation: readonly [RegExp, string][] = [
  [/TemplateVersion$/, "TemplateVersion"],
  [/Template(Access)?$/, "Template"],
  [/^cancelWorkspaceBuild$/, "WorkspaceBuild"],
  [/WorkspaceProxy(Secret)?$/, "WorkspaceProxy"],
  [/Workspace$/, "Workspace"],
  [/ProvisionerKey$/, "ProvisionerKey"],
  [/ProvisionerJob$/, "ProvisionerJob"],
  [/ProvisionerDaemon$/, "ProvisionerDaemon"],
  [/Group$/, "Group"],
  [/AccessToken$/, "AccessToken"],
  [/User(Status|SiteRoles)?$/, "User"],
  [/Organization$/, "Organization"],
  [/Role$/, "Role"],
];

function idFor(mutation: string, argument: string): string {
  const type = typesByName[argument] ?? typesByMutation.find(([pattern]) => pattern.test(mutation))?.[1];
  return world.ids.get(type ?? "Organization")!;
}

/** The least that such a field takes. */
function leastOf(type: GraphQLInputType, mutation: string, argument: string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [leastOf(nullable.ofType, mutation, argument)];
  if (isInputObjectType(nullable)) {
    const needed = Object.values(nullable.getFields()).filter(
      ({ type: of, name }) => isNonNullType(of) || name === "organizationId" || name === "templateId",
    );
    return Object.fromEntries(needed.map((field) => [field.name, leastOf(field.type, mutation, field.name)]));
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]!.name;
  if (getNamedType(type).name === "ID") return idFor(mutation, argument);
  return { Int: 1, Boolean: false }[getNamedType(type).name] ?? "x";
}

async function refusalOf({ subgraph, field }: Mutation, actor: Actor): Promise<string> {
  const [input] = field.args;
  const query = input
    ? `mutation ($input: ${String(input.type)}) { ${field.name}(input: $input) { __typename } }`
    : `mutation { ${field.name} { __typename } }`;
  const variables = input ? { input: leastOf(input.type, field.name, "input") } : {};
  const { data, errors } = await world.ask(subgraph, { actor, query, variables });
  const code = errors?.[0]?.extensions["code"];
  const answered = data?.[field.name] ? "it was done" : "nothing";
  return `${field.name}: ${typeof code === "string" ? code : answered}`;
}

const refusals = (actor: Actor, mutations: readonly Mutation[]) =>
  Promise.all(mutations.map((mutation) => refusalOf(mutation, actor)));
const named = (mutations: readonly Mutation[], code: string) => mutations.map(({ field }) => `${field.name}: ${code}`);

/** What one may do to oneself and one's own, without any role. */
const ofOnesOwn: ReadonlySet<string> = new Set(["updateUser", "createAccessToken", "revokeAccessToken"]);

describe("what a mutation declares, its subgraph holds", () => {
  test("every mutation but those of signing in declares a permission", () => {
    const all = subgraphNames.flatMap((name) =>
      Object.keys(world.subgraph(name).schema.getMutationType()?.getFields() ?? {}),
    );
    const declaring = new Set(listMutations().map(({ field }) => field.name));
    expect(all.filter((name) => !declaring.has(name))).toEqual(["signIn", "signOut"]);
  });

  test("nobody does any of them", async () => {
    const all = listMutations();
    expect(await refusals(anonymous, all)).toEqual(named(all, "UNAUTHENTICATED"));
  });

  test("a member who sees all of the organization and holds nothing else is forbidden each", async () => {
    const others = listMutations().filter(({ field }) => !ofOnesOwn.has(field.name));
    expect(await refusals(world.factory.world.alphaMember, others)).toEqual(named(others, "FORBIDDEN"));
  });

  test("a member of another organization does not learn of its objects, and a key neither", async () => {
    const ofObjects = listMutations().filter(
      ({ requirements, field }) =>
        requirements.some(({ object }) => object !== null) && field.name !== "createAccessToken",
    );
    for (const actor of [world.factory.world.betaMember, world.factory.world.betaKey]) {
      const codes = await refusals(actor, ofObjects);
      expect(codes.filter((code) => !/NOT_FOUND|FORBIDDEN/.test(code))).toEqual([]);
    }
  });

  test("none of it left a trace in what is kept", async () => {
    const { database } = world.factory;
    const before = await database.auditEntry.count({ where: { outcome: "DONE" } });
    await refusals(
      world.factory.world.betaMember,
      listMutations().filter(({ field }) => !ofOnesOwn.has(field.name)),
    );
    expect(await database.auditEntry.count({ where: { outcome: "DONE" } })).toBe(before);
  });
});
