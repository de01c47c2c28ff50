import { RE2JS } from "re2js";
import { faultOfPattern } from "../../../../foundation/template-manifest/fault-of-pattern.js";
import { isOfType } from "../../../../foundation/template-manifest/is-of-type.js";
import { isStorable } from "../../../../foundation/names/storable-text.js";
import type { ParameterDefinition } from "../versions/documents.js";

const sentences: Record<ParameterDefinition["type"], string> = {
  STRING: "any text",
  NUMBER: "a decimal number",
  BOOL: '"true" or "false"',
  LIST_OF_STRING: 'a JSON array of strings, such as ["a", "b"]',
};

function faultOfRange({ validation }: ParameterDefinition, value: number): string | null {
  const { min = null, max = null } = validation ?? {};
  if (min !== null && value < min) return `is at least ${String(min)}`;
  return max !== null && value > max ? `is at most ${String(max)}` : null;
}

/** Of a number that may only rise, or only fall, seen from the previous build's. */
export function faultOfDirection(
  { validation }: ParameterDefinition,
  value: number,
  previous: string | null,
): string | null {
  if (previous === null || !validation?.monotonic || Number.isNaN(Number(previous))) return null;
  const isWrong = validation.monotonic === "INCREASING" ? value < Number(previous) : value > Number(previous);
  const direction = validation.monotonic === "INCREASING" ? "smaller" : "greater";
  return isWrong ? `never becomes ${direction} than it was, ${previous}` : null;
}

const listOf = (value: string): string[] => JSON.parse(value) as string[];

/** The pattern may be found anywhere in the value; a template that means all of it says so by ^ and $. */
function faultOfPatternIn({ validation }: ParameterDefinition, value: string): string | null {
  const pattern = validation?.regex ?? null;
  if (pattern === null) return null;
  if (faultOfPattern(pattern) !== null) return `has a pattern that is no RE2, ${pattern}: the template must be mended`;
  if (RE2JS.compile(pattern).matcher(value).find()) return null;
  return validation?.error ? `is refused: ${validation.error}` : `matches ${pattern}`;
}

/** What is wrong with a parameter's value, as the end of a sentence that begins with its name; null for a good one. */
export function faultOfValue(
  definition: ParameterDefinition,
  value: string,
  previous: string | null = null,
): string | null {
  const { type } = definition;
  if (!isStorable(value)) return "holds no NUL and no half characters";
  if (!isOfType(value, type)) return `takes ${sentences[type]}`;
  if (type === "LIST_OF_STRING" && !listOf(value).every(isStorable)) return "holds no NUL and no half characters";
  const options = definition.options.map((option) => option.value);
  if (options.length > 0 && !isAmong(definition, value, options)) return `is one of ${options.join(", ")}`;
  if (type === "STRING") return faultOfPatternIn(definition, value);
  if (type !== "NUMBER") return null;
  return faultOfRange(definition, Number(value)) ?? faultOfDirection(definition, Number(value), previous);
}

/** A list takes any of the options, and several at once. */
function isAmong({ type }: ParameterDefinition, value: string, options: readonly string[]): boolean {
  if (options.includes(value)) return true;
  return type === "LIST_OF_STRING" && listOf(value).every((item) => options.includes(item));
}
