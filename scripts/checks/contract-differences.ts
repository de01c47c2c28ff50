import {
  astFromValue,
  BreakingChangeType,
  findBreakingChanges,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { describedElements } from "./undescribed.js";

type Input = GraphQLArgument | GraphQLInputField;

const aboutDirectives: ReadonlySet<string> = new Set([
  BreakingChangeType.DIRECTIVE_REMOVED,
  BreakingChangeType.DIRECTIVE_ARG_REMOVED,
  BreakingChangeType.REQUIRED_DIRECTIVE_ARG_ADDED,
  BreakingChangeType.DIRECTIVE_REPEATABLE_REMOVED,
  BreakingChangeType.DIRECTIVE_LOCATION_REMOVED,
]);

const accessLine =
  /^ (Open to everybody|Needs a sign-in|Needs [A-Z_]+ \([^.]*(\.[^. ]+)*\)( (and|or) [A-Z_]+ \([^ ]+( of [^ ]+)?\))*)\.$/;

const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

function inputsOf(type: GraphQLNamedType): [coordinate: string, input: Input][] {
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.map((arg): [string, Input] => [`${type.name}.${field.name}(${arg.name}:)`, arg]),
  );
}

function defaultOf({ defaultValue, type }: Input): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? print(value) : "none";
}

const defaults = (schema: GraphQLSchema): Map<string, string> =>
  new Map(
    Object.values(schema.getTypeMap())
      .flatMap(inputsOf)
      .map(([coordinate, input]) => [coordinate, defaultOf(input)]),
  );

const descriptions = (schema: GraphQLSchema): Map<string, string> =>
  new Map(
    describedElements(schema)
      .filter(({ coordinate }) => !coordinate.startsWith("@"))
      .map(({ coordinate, description }) => [coordinate, inOneLine(description ?? "")]),
  );

const breaking = (contract: GraphQLSchema, api: GraphQLSchema): string[] =>
  findBreakingChanges(contract, api)
    .filter(({ type }) => !aboutDirectives.has(type))
    .map(({ description }) => description);

function changedDefaults(contract: GraphQLSchema, api: GraphQLSchema): string[] {
  const served = defaults(api);
  return [...defaults(contract)]
    .filter(([coordinate, value]) => served.has(coordinate) && served.get(coordinate) !== value)
    .map(([coordinate, value]) => `${coordinate} has the default ${served.get(coordinate)}, not ${value}.`);
}

/** The contract's words, and after them only the line that says who may ask. */
const says = (served: string | undefined, text: string): boolean =>
  served === text || ((served?.startsWith(`${text} `) ?? false) && accessLine.test(served?.slice(text.length) ?? ""));

function changedDescriptions(contract: GraphQLSchema, api: GraphQLSchema): string[] {
  const served = descriptions(api);
  return [...descriptions(contract)]
    .filter(([coordinate, text]) => text !== "" && served.has(coordinate) && !says(served.get(coordinate), text))
    .map(([coordinate, text]) => `${coordinate} is not described as "${text}".`);
}

/** What clients of the contract would miss or find changed in the API, one sentence each; directive definitions aside. */
export const contractDifferences = (contract: GraphQLSchema, api: GraphQLSchema): string[] => [
  ...breaking(contract, api),
  ...changedDefaults(contract, api),
  ...changedDescriptions(contract, api),
];
