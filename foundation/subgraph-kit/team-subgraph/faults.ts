import {
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from "graphql";
import { allPermissions } from "../../rbac/permissions.js";
import { readFieldAccess, type Requirement } from "../access/field-access.js";
import type { TeamSubgraph } from "./team-subgraph.js";

type Access = NonNullable<TeamSubgraph["access"]>;

/** A field by its coordinate, and what it needs. */
interface Declared {
  at: string;
  type: string;
  requirements: readonly Requirement[];
}

const rootTypes = new Set(["Query", "Mutation", "Subscription"]);

function declaredOn({ name: { value: type }, fields = [] }: ObjectTypeDefinitionNode): Declared[] {
  return fields.map(({ name, directives }) => {
    const access = readFieldAccess(directives);
    const requirements = access === null || access === "public" ? [] : access.requirements;
    return { at: `${type}.${name.value}`, type, requirements };
  });
}

/** Those that begin with the same word, or all. */
function permissionsLike(name: string): string {
  const noun = `${name.split("_")[0]!}_`;
  const alike = allPermissions.filter((permission) => permission.startsWith(noun));
  return (alike.length > 0 ? alike : allPermissions).join(", ");
}

const unknownPermissions = ({ at, requirements }: Declared): string[] =>
  requirements
    .filter(({ permission }) => !allPermissions.includes(permission))
    .map(
      ({ permission }) =>
        `${at} needs ${String(permission)}, which is no permission: there are ${permissionsLike(String(permission))}.`,
    );

const withoutPlace = ({ at, type, requirements }: Declared, access: Access): string[] =>
  requirements.length === 0 || rootTypes.has(type) || type in access
    ? []
    : [`${at} needs a permission: say in \`access.${type}\` where a ${type} belongs.`];

/** What declarations of access say that cannot be held. */
export function faultsOfAccess({ definitions }: DocumentNode, access: Access): string[] {
  const declared = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION).flatMap(declaredOn);
  return declared.flatMap((field) => [...unknownPermissions(field), ...withoutPlace(field, access)]);
}

/** At a query without a path it is the answer's objects that are asked: there must be something that they belong to. */
export function faultsOfQueries(schema: GraphQLSchema, access: Access): string[] {
  const unguarded = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ type, astNode }) => {
    const declared = readFieldAccess(astNode?.directives);
    if (declared === null || declared === "public") return false;
    const named = getNamedType(type);
    const isAskedBelow = declared.requirements.some(({ object, scope }) => object === null && scope !== "SITE");
    return isAskedBelow && !(isObjectType(named) && named.name in access);
  });
  return unguarded.map(
    ({ name }) =>
      `nothing says what the permission of Query.${name} is asked of: give it object: "…" (the argument with an id) or scope: SITE, or say in \`access\` where its objects belong.`,
  );
}

/** Resolvers of what is not in the schema, which nobody would ever call. */
export function faultsOfResolvers(schema: GraphQLSchema, resolvers: TeamSubgraph["resolvers"]): string[] {
  return Object.entries(resolvers).flatMap(([typeName, own]) => {
    const type = schema.getType(typeName);
    if (!type) return [`there are resolvers of ${typeName}, which the schema does not have.`];
    if (isScalarType(type) || isEnumType(type) || !("getFields" in type)) return [];
    const fields = type.getFields();
    return Object.keys(own as object)
      .filter((name) => !name.startsWith("__") && !(name in fields))
      .map((name) => `there is a resolver of ${typeName}.${name}, which the schema does not have.`);
  });
}
