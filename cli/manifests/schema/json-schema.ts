import { z } from "zod";
import { documentSchema } from "./document-schema.js";

type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

/** Wherever a value may stand, so may the variable that it comes from. */
const variable = { type: "string", pattern: "^\\$\\{[A-Za-z][A-Za-z0-9_]*\\}$" };

const saysOnlyTexts = ({ type, enum: values, pattern, format, const: constant }: Schema): boolean =>
  constant !== undefined || (type === "string" && values === undefined && pattern === undefined && format === undefined);

function withVariables(schema: Schema): Schema {
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withVariablesBelow(key, value)]));
  const isValue = "type" in schema || "enum" in schema || "anyOf" in schema;
  if (!isValue || saysOnlyTexts(schema)) return inner;
  const { description, ...rest } = inner;
  return { ...(description !== undefined && { description }), anyOf: [rest, variable] };
}

function withVariablesBelow(key: string, value: unknown): unknown {
  if (key === "properties" && isSchema(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withVariables(each as Schema)]));
  }
  if ((key === "additionalProperties" || key === "items") && isSchema(value)) return withVariables(value);
  if ((key === "anyOf" || key === "oneOf") && Array.isArray(value)) return (value as Schema[]).map(withinVariants);
  // A key may hold a variable too, so its pattern cannot be held against it before it is known.
  if (key === "propertyNames") return { type: "string" };
  return value;
}

/** A variant's own alternatives are its parent's. */
const withinVariants = (schema: Schema): Schema =>
  Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withVariablesBelow(key, value)]));

/** What editors complete and check manifests by: made of the schemas that read them. */
export function manifestJsonSchema(): Schema {
  const schema = z.toJSONSchema(documentSchema, { io: "input", reused: "inline", unrepresentable: "any" }) as Schema;
  return { ...withinVariants(schema), title: "orgplane manifest" };
}
