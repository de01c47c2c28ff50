import { JobFailure } from "../../jobs/job-failure.js";
import type { Parameter, Variable } from "../../jobs/job-result.js";
import type { TemplateManifest } from "../../../foundation/template-manifest/manifest-schema.js";
import { parameterOf } from "../../manifest/parameters-of.js";
import { parameterTypeOf, type DeclaredVariable } from "./declared-variables.js";
import { isFact } from "./workspace-facts.js";

type Named = Pick<TemplateManifest, "parameters">;

/** The administrators' variables: those that are neither parameters nor facts. */
export const variablesOf = (declared: readonly DeclaredVariable[], { parameters }: Named): Variable[] =>
  declared
    .filter(({ name }) => !isFact(name) && !parameters.some((parameter) => parameter.name === name))
    .map(({ name, type, description, defaultValue, isSensitive }) => ({
      name,
      type,
      description,
      ...(defaultValue != null && !isSensitive && { defaultValue }),
      required: defaultValue === undefined,
      sensitive: isSensitive,
    }));

/** The parameters of template.yaml, each with what its Terraform variable says of it. */
export function parametersOf(declared: readonly DeclaredVariable[], { parameters }: Named): Parameter[] {
  const byName = new Map(declared.map((variable) => [variable.name, variable]));
  return parameters.map((parameter) => {
    const variable = byName.get(parameter.name);
    if (!variable) {
      const sentence = `template.yaml names the parameter "${parameter.name}", but no Terraform variable is called so.`;
      throw new JobFailure("TEMPLATE_MANIFEST_INVALID", sentence);
    }
    const { description, defaultValue } = variable;
    return parameterOf(parameter, {
      type: parameterTypeOf(variable),
      description,
      defaultValue: defaultValue ?? undefined,
    });
  });
}

/** Fails the job where nobody gave these variables a value, by name. */
export function requireNone(missing: readonly string[]): void {
  if (missing.length === 0) return;
  const names = missing.map((name) => `"${name}"`).join(", ");
  throw new JobFailure(
    "REQUIRED_TEMPLATE_VARIABLES",
    `The template needs values for ${names}: give them with the version.`,
  );
}
