import type { Parameter, ParameterType, Preset } from "../jobs/job-result.js";
import type { ManifestParameter, TemplateManifest } from "../../foundation/template-manifest/manifest-schema.js";

/** What a template's executor knows of a parameter besides the manifest. */
export interface KnownVariable {
  type?: ParameterType;
  description?: string;
  defaultValue?: string;
}

const monotonic = { increasing: "INCREASING", decreasing: "DECREASING" } as const;

function validationOf({ validation }: ManifestParameter): Parameter["validation"] {
  if (!validation) return undefined;
  const { monotonic: direction, ...rest } = validation;
  return { ...rest, ...(direction && { monotonic: monotonic[direction] }) };
}

/** A parameter as it is reported: the manifest's word first, then the executor's. Required is what has no default. */
export function parameterOf(parameter: ManifestParameter, known: KnownVariable = {}): Parameter {
  const defaultValue = parameter.default ?? known.defaultValue;
  return {
    name: parameter.name,
    displayName: parameter.displayName ?? parameter.name,
    description: parameter.description ?? known.description ?? "",
    type: parameter.type ?? known.type ?? "STRING",
    defaultValue,
    required: defaultValue === undefined,
    mutable: parameter.mutable,
    ephemeral: parameter.ephemeral,
    options: parameter.options,
    validation: validationOf(parameter),
  };
}

/** Presets as they are reported. */
export const presetsOf = ({ presets }: Pick<TemplateManifest, "presets">): Preset[] =>
  presets.map((preset) => ({
    name: preset.name,
    isDefault: preset.default,
    parameters: Object.entries(preset.parameters).map(([name, value]) => ({ name, value })),
  }));
