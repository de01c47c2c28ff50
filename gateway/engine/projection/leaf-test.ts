import { isEnumType, type GraphQLLeafType } from "graphql";

const largestInt = 2_147_483_647;

const isInt = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) <= largestInt && (value as number) >= -largestInt - 1;

const testByScalar: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: isInt,
  Float: Number.isFinite,
  String: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  ID: (value) => typeof value === "string" || Number.isInteger(value),
};

const anything = (): boolean => true;

/** Is a subgraph's value one that the public schema has? An enum's value may be hidden from it. */
export function leafTest(type: GraphQLLeafType): (value: unknown) => boolean {
  if (!isEnumType(type)) return testByScalar[type.name] ?? anything;
  const names = new Set(type.getValues().map(({ name }) => name));
  return (value) => names.has(value as string);
}
