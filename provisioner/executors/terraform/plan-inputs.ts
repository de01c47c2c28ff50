import type { AcquiredJob } from "../../jobs/acquired-job.js";
import type { ManifestParameter } from "../../../foundation/template-manifest/manifest-schema.js";
import type { DeclaredVariable } from "./declared-variables.js";
import { factFor, isFact } from "./workspace-facts.js";

/** Values for Terraform's variables, and the names of those that nobody gave a value. */
export interface Inputs {
  values: Record<string, unknown>;
  missing: string[];
}

export interface InputsQuestion {
  declared: readonly DeclaredVariable[];
  parameters: readonly ManifestParameter[];
  job: Pick<AcquiredJob, "type" | "variables" | "transition" | "metadata">;
}

const writtenAsText = new Set(["string", "number", "bool", "any"]);

/** Values travel as text; Terraform reads numbers and truths out of text itself, but not lists. */
function fromText(value: unknown, type: string): unknown {
  if (typeof value !== "string" || writtenAsText.has(type)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const samples: readonly [RegExp, unknown][] = [
  [/^number$/, 0],
  [/^bool$/, false],
  [/^(list|set|tuple)\b/, []],
  [/^(map|object)\b/, {}],
];

/** What an import plans with in place of a choice that only a workspace's owner can make. */
function sampleOf({ type }: DeclaredVariable, parameter?: ManifestParameter): unknown {
  const [option] = parameter?.options ?? [];
  if (option) return fromText(option.value, type);
  const floor = parameter?.validation?.min;
  if (floor !== undefined) return floor;
  return samples.find(([pattern]) => pattern.test(type))?.[1] ?? "";
}

/** Nothing found leaves the variable to its own default. */
function valueOf(variable: DeclaredVariable, { job, parameters }: InputsQuestion): unknown {
  const { name, type, defaultValue } = variable;
  const fact = isFact(name) ? factFor(name, job) : undefined;
  if (fact !== undefined) return fact;
  if (Object.hasOwn(job.variables, name)) return fromText(job.variables[name], type);
  const parameter = parameters.find((candidate) => candidate.name === name);
  if (parameter?.default !== undefined) return fromText(parameter.default, type);
  const isOpen = defaultValue === undefined && (parameter !== undefined || isFact(name));
  return isOpen && job.type === "TEMPLATE_IMPORT" ? sampleOf(variable, parameter) : undefined;
}

/**
 * What each declared variable is given: facts about the workspace, then the job's values, then the manifest's defaults.
 * What is not declared is left out. An import, which knows no workspace, fills in samples for the owner's choices.
 */
export function planInputs(question: InputsQuestion): Inputs {
  const found = question.declared.map((variable) => ({ variable, value: valueOf(variable, question) }));
  const given = found.filter(({ value }) => value !== undefined);
  const missing = found.filter(({ variable, value }) => value === undefined && variable.defaultValue === undefined);
  return {
    values: Object.fromEntries(given.map(({ variable, value }) => [variable.name, value])),
    missing: missing.map(({ variable }) => variable.name),
  };
}
