import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import type { ParameterDefinition, ParameterValue } from "../versions/documents.js";
import { faultOfDirection, faultOfValue } from "./fault-of-value.js";

export interface ParameterQuestion {
  definitions: readonly ParameterDefinition[];
  /** From the request; they win over the preset's. */
  given: readonly ParameterValue[];
  preset?: readonly ParameterValue[];
  /** Of the previous build; none when the workspace is made. */
  previous?: readonly ParameterValue[];
}

export interface ParameterPlan {
  values: ParameterValue[];
  problems: UserErrorValue[];
}

type Values = ReadonlyMap<string, string>;

const path = ["input", "parameters"];
const byName = (values: readonly ParameterValue[] = []): Values =>
  new Map(values.map(({ name, value }) => [name, value]));

/** More than a template can have, see the manifest's limits: nobody reads a thousand errors. */
const mostGiven = 500;

/** Given values that no parameter has, or that come twice. */
export function strayProblems({
  definitions,
  given,
}: Pick<ParameterQuestion, "definitions" | "given">): UserErrorValue[] {
  if (given.length > mostGiven) {
    const message = `A build takes at most ${String(mostGiven)} parameters, and these are ${String(given.length)}.`;
    return [{ code: "LIMIT_EXCEEDED", path, message }];
  }
  const names = new Set(definitions.map(({ name }) => name));
  return given.flatMap(({ name }, index) => {
    const isFirst = given.findIndex((other) => other.name === name) === index;
    if (names.has(name) && isFirst) return [];
    const message = isFirst ? `The template has no parameter "${name}".` : `"${name}" is given twice.`;
    return [{ code: "INVALID", path: [...path, String(index), "name"], message }];
  });
}

function faultOf(definition: ParameterDefinition, value: string | undefined, previous: string | null): string | null {
  if (value === undefined) return definition.required ? "needs a value" : null;
  if (!definition.mutable && previous !== null && value !== previous) return "cannot change any more";
  // A default is the template's own, and good; but back to it may be the wrong way.
  if (value === definition.defaultValue) return faultOfDirection(definition, Number(value), previous);
  return faultOfValue(definition, value, previous);
}

/**
 * A build's parameters: for each that the version has, the value given, else the preset's, else the previous build's
 * (never of an ephemeral one), else the default. What cannot be is a problem, named by its place in the input.
 */
export function planParameters(question: ParameterQuestion): ParameterPlan {
  const given = byName(question.given);
  const preset = byName(question.preset);
  const previous = byName(question.previous);
  const values: ParameterValue[] = [];
  const problems = strayProblems(question);
  if (problems.some(({ code }) => code === "LIMIT_EXCEEDED")) return { values, problems };
  for (const definition of question.definitions) {
    const { name } = definition;
    const before = definition.ephemeral ? undefined : previous.get(name);
    const value = given.get(name) ?? preset.get(name) ?? before ?? definition.defaultValue ?? undefined;
    const fault = faultOf(definition, value, before ?? null);
    const index = question.given.findIndex((other) => other.name === name);
    const place = index < 0 ? path : [...path, String(index), "value"];
    if (fault) problems.push({ code: "INVALID", path: place, message: `Parameter "${name}" ${fault}.` });
    if (value !== undefined) values.push({ name, value });
  }
  return { values, problems };
}
