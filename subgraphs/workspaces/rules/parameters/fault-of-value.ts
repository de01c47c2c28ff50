import { isStorable } from "../../../../foundation/names/storable-text.js";
import type { ParameterDefinition } from "../versions/documents.js";

type Type = ParameterDefinition["type"];

const decimal = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

function isListOfText(value: string): boolean {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((item) => typeof item === "string" && isStorable(item));
  } catch {
    return false;
  }
}

const types: Record<Type, { accepts: (value: string) => boolean; sentence: string }> = {
  STRING: { accepts: () => true, sentence: "any text" },
  NUMBER: { accepts: (value) => decimal.test(value) && Number.isFinite(Number(value)), sentence: "a decimal number" },
  BOOL: { accepts: (value) => value === "true" || value === "false", sentence: '"true" or "false"' },
  LIST_OF_STRING: { accepts: isListOfText, sentence: 'a JSON array of strings, such as ["a", "b"]' },
};

function faultOfRange({ validation }: ParameterDefinition, value: number): string | null {
  const { min = null, max = null } = validation ?? {};
  if (min !== null && value < min) return `is at least ${String(min)}`;
  return max !== null && value > max ? `is at most ${String(max)}` : null;
}

function faultOfDirection({ validation }: ParameterDefinition, value: number, previous: string | null): string | null {
  if (previous === null || !validation?.monotonic) return null;
  const isWrong = validation.monotonic === "INCREASING" ? value < Number(previous) : value > Number(previous);
  const direction = validation.monotonic === "INCREASING" ? "smaller" : "greater";
  return isWrong ? `never becomes ${direction} than it was, ${previous}` : null;
}

/** What is wrong with a parameter's value, as the end of a sentence that begins with its name; null for a good one. */
export function faultOfValue(
  definition: ParameterDefinition,
  value: string,
  previous: string | null = null,
): string | null {
  const { accepts, sentence } = types[definition.type];
  if (!isStorable(value)) return "holds no NUL and no half characters";
  if (!accepts(value)) return `takes ${sentence}`;
  const options = definition.options.map((option) => option.value);
  if (options.length > 0 && !isAmong(definition, value, options)) return `is one of ${options.join(", ")}`;
  if (definition.type !== "NUMBER") return null;
  return faultOfRange(definition, Number(value)) ?? faultOfDirection(definition, Number(value), previous);
}

/** A list takes any of the options, and several at once. */
function isAmong({ type }: ParameterDefinition, value: string, options: readonly string[]): boolean {
  if (options.includes(value)) return true;
  return type === "LIST_OF_STRING" && (JSON.parse(value) as string[]).every((item) => options.includes(item));
}
