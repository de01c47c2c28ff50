import {
  GraphQLSchema,
  Kind,
  parse,
  printSchema,
  Source,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from "graphql";
import { groupBy } from "../../collections/group-by.js";
import { withAccessDirectives } from "../access/directive-definitions.js";
import { linksTo, ownImports } from "../links.js";
import type { TeamSubgraph } from "./team-subgraph.js";

/** What a schema needs to say who may ask. */
const accessDefinitions = (): readonly DefinitionNode[] =>
  parse(printSchema(withAccessDirectives(new GraphQLSchema({})))).definitions;

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const isObjectNode = (node: DefinitionNode): node is ObjectNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;

/** One definition for each type, of its definition and its extensions: federation knows no difference. */
function whole([first, ...others]: readonly ObjectNode[]): ObjectTypeDefinitionNode {
  const all = [first!, ...others];
  return {
    ...first!,
    ...all.find((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION),
    kind: Kind.OBJECT_TYPE_DEFINITION,
    interfaces: all.flatMap(({ interfaces = [] }) => interfaces),
    directives: all.flatMap(({ directives = [] }) => directives),
    fields: all.flatMap(({ fields = [] }) => fields),
  };
}

function wholeTypes(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const byName = groupBy(definitions.filter(isObjectNode), ({ name }) => name.value);
  return [...definitions.filter((node) => !isObjectNode(node)), ...[...byName.values()].map(whole)];
}

const argumentOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string) =>
  given.find((argument) => argument.name.value === name)?.value;

const isFederationLink = (directive: ConstDirectiveNode): boolean => {
  const url = argumentOf(directive, "url");
  return directive.name.value === "link" && url?.kind === Kind.STRING && /\/federation\//.test(url.value);
};

/** What the schema's own link to federation imports, as GraphQL writes it. */
const importsOf = (link: ConstDirectiveNode): string[] => {
  const given = argumentOf(link, "import");
  const imports = given ? (valueFromASTUntyped(given) as (string | { name: string; as: string })[]) : [];
  return imports.map((each) =>
    typeof each === "string"
      ? JSON.stringify(each)
      : `{ name: ${JSON.stringify(each.name)}, as: ${JSON.stringify(each.as)} }`,
  );
};

const moreImports = ["@provides", "@override", "@interfaceObject", "@tag"].map((name) => JSON.stringify(name));

/** The team's links and ours as one: two to federation would contradict each other. */
function linked(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const given = definitions.filter((node) => node.kind === Kind.SCHEMA_EXTENSION);
  const links = given.flatMap(({ directives = [] }) => directives).filter(isFederationLink);
  const imports = new Set([...ownImports, ...moreImports, ...links.flatMap(importsOf)]);
  const others = given
    .map((node) => ({
      ...node,
      directives: node.directives?.filter((directive) => !isFederationLink(directive)) ?? [],
    }))
    .filter(({ directives, operationTypes = [] }) => directives.length + operationTypes.length > 0);
  const { definitions: ours } = parse(linksTo([...imports]));
  return [...ours, ...others, ...definitions.filter((node) => node.kind !== Kind.SCHEMA_EXTENSION)];
}

/** A fault of its syntax names the subgraph, the line and the column. */
function parsed({ name, typeDefs }: Pick<TeamSubgraph, "name" | "typeDefs">): DocumentNode {
  if (typeof typeDefs !== "string") return typeDefs;
  try {
    return parse(new Source(typeDefs, name));
  } catch (error) {
    throw new Error(`${name}: ${String(error)}`, { cause: error });
  }
}

/** A team's SDL with the links and definitions that it may leave out. */
export function typeDefsOf(team: Pick<TeamSubgraph, "name" | "typeDefs">): DocumentNode {
  const given = parsed(team);
  const named = new Set(given.definitions.map((node) => ("name" in node ? node.name?.value : undefined)));
  const added = accessDefinitions().filter((node) => "name" in node && !named.has(node.name?.value));
  return { kind: Kind.DOCUMENT, definitions: [...linked(wholeTypes(given.definitions)), ...added] };
}
