import { registerEnumType } from "type-graphql";

/**
 * An enum of the graph from one table: each value with its description. The answer has the values as constants
 * (`PortShareLevel.OWNER`) and is what decorators take.
 */
export function graphqlEnum<Value extends string>(
  name: string,
  description: string,
  descriptions: Record<Value, string>,
): { readonly [Key in Value]: Key } {
  const names = Object.keys(descriptions) as Value[];
  const values = Object.fromEntries(names.map((value) => [value, value])) as { [Key in Value]: Key };
  const valuesConfig = Object.fromEntries(
    names.map((value) => [value, { description: descriptions[value] }]),
  ) as Record<Value, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

/** The union of an enum's values. */
export type EnumOf<Table extends object> = Table[keyof Table];
