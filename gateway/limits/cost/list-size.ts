import {
  isListType,
  getNullableType,
  Kind,
  type ConstValueNode,
  type FieldNode,
  type GraphQLField,
  type ValueNode,
} from "graphql";
import type { Cost, Variables } from "./cost.js";

/** What a page holds where nobody says how much of it they want. */
const defaultPage = 50;
/** What a list holds that has no pages. */
const defaultList = 10;

type Field = GraphQLField<unknown, unknown>;

/** The values that variables have where a request leaves them out. */
export type Defaults = ReadonlyMap<string, ConstValueNode>;

interface Asked {
  node: FieldNode;
  defaults: Defaults;
}

const literal = (value: ValueNode | undefined): unknown => {
  if (value?.kind === Kind.INT) return Number(value.value);
  return value?.kind === Kind.LIST ? Array.from(value.values) : undefined;
};

/** A size that the client names, as a number or by the length of a list; null for what is neither. */
const sizeOf = (value: unknown): number | null => {
  if (typeof value === "number") return Math.max(0, value);
  return Array.isArray(value) ? value.length : null;
};

/** Arguments that say how many objects are asked for, the first that has a value. */
const sizeArguments = ["first", "last", "ids"];

interface Reader {
  read: (variables: Variables) => number | null;
  isFixed: boolean;
}

function readerOf(argument: string, field: Field, { node, defaults }: Asked): Reader[] {
  const definition = field.args.find(({ name }) => name === argument);
  if (!definition) return [];
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind !== Kind.VARIABLE) {
    const size = sizeOf(value ? literal(value) : definition.defaultValue);
    return [{ read: () => size, isFixed: true }];
  }
  const name = value.name.value;
  const otherwise = sizeOf(literal(defaults.get(name))) ?? sizeOf(definition.defaultValue);
  return [{ read: (variables) => sizeOf(variables[name]) ?? otherwise, isFixed: false }];
}

/**
 * How many objects of a field's list are asked for: by `first`, `last` or `ids`, a page where they say nothing; null for a
 * field that has no such argument.
 */
export function namedSize(field: Field, asked: Asked): Cost | null {
  const readers = sizeArguments.flatMap((argument) => readerOf(argument, field, asked));
  if (readers.length === 0) return null;
  const otherwise = field.args.some(({ name }) => name === "first" || name === "last") ? defaultPage : defaultList;
  const size = (variables: Variables): number => {
    for (const { read } of readers) {
      const named = read(variables);
      if (named !== null) return named;
    }
    return otherwise;
  };
  return readers.every(({ isFixed }) => isFixed) ? size({}) : size;
}

export const isList = ({ type }: Field): boolean => isListType(getNullableType(type));

/** Of a list's field: what it names, else what the connection around it names, else a list as they mostly are. */
export const listSize = (named: Cost | null, around: Cost | null): Cost => named ?? around ?? defaultList;
