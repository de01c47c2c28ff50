import { faultOfPattern } from "./fault-of-pattern.js";
import { isOfType } from "./is-of-type.js";
import type { ManifestParameter, TemplateManifest } from "./manifest-schema.js";

/** Something wrong, and where: a path into the document. */
export interface ManifestFault {
  path: readonly PropertyKey[];
  /** The end of a sentence that begins with the path. */
  message: string;
}

const repeated = (list: keyof TemplateManifest, names: readonly string[]): ManifestFault[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ path: [list, index], message: `names "${name}" a second time` }] : [],
  );

/** A list takes any of the options, and several at once. */
const isAmong = ({ type, options }: ManifestParameter, value: string): boolean => {
  const known = options.map((option) => option.value);
  if (known.length === 0 || known.includes(value)) return true;
  return type === "LIST_OF_STRING" && isOfType(value, type) && listOf(value).every((item) => known.includes(item));
};

const listOf = (value: string): string[] => JSON.parse(value) as string[];

/** What is wrong with a value of this parameter, as the end of a sentence; null for a good one. */
function faultOfValue(parameter: ManifestParameter, value: string): string | null {
  const { type, validation = {} } = parameter;
  if (type !== undefined && !isOfType(value, type)) return "is not of the parameter's type";
  if (!isAmong(parameter, value)) return "is none of the options";
  const { min = -Infinity, max = Infinity } = validation;
  const isNumber = type === "NUMBER" || validation.min !== undefined || validation.max !== undefined;
  return isNumber && (Number(value) < min || Number(value) > max) ? "is out of the parameter's range" : null;
}

function faultsOfOptions({ type, options }: ManifestParameter, index: number): ManifestFault[] {
  return options.flatMap(({ value }, place): ManifestFault[] => {
    const path = ["parameters", index, "options", place, "value"];
    const isAgain = options.findIndex((option) => option.value === value) < place;
    if (isAgain) return [{ path, message: "is an option already" }];
    const isForeign = type !== undefined && type !== "LIST_OF_STRING" && !isOfType(value, type);
    return isForeign ? [{ path, message: "is not of the parameter's type" }] : [];
  });
}

function faultsOfParameter(parameter: ManifestParameter, index: number): ManifestFault[] {
  const at = (key: keyof ManifestParameter, message: string): ManifestFault => ({
    path: ["parameters", index, key],
    message,
  });
  const { type, default: byDefault, ephemeral, validation = {} } = parameter;
  const { min, max, monotonic, regex } = validation;
  const hasRange = min !== undefined || max !== undefined || monotonic !== undefined;
  const wrongDefault = byDefault === undefined ? null : faultOfValue(parameter, byDefault);
  const wrongPattern = regex === undefined ? null : faultOfPattern(regex);
  return [
    ...faultsOfOptions(parameter, index),
    ...(wrongDefault === null ? [] : [at("default", wrongDefault)]),
    ...(wrongPattern === null ? [] : [at("validation", `has a regex that is no RE2: ${wrongPattern}`)]),
    ...(hasRange && type !== undefined && type !== "NUMBER"
      ? [at("validation", "has a range, but the type is no number")]
      : []),
    ...(regex !== undefined && type !== undefined && type !== "STRING"
      ? [at("validation", "has a regex, but the type is no string")]
      : []),
    ...(min !== undefined && max !== undefined && min > max ? [at("validation", "has a min above its max")] : []),
    ...(ephemeral && byDefault === undefined
      ? [at("ephemeral", "needs a default, for the builds without a value")]
      : []),
  ];
}

function faultsOfPresets({ presets, parameters }: TemplateManifest): ManifestFault[] {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const byDefault = presets.flatMap((preset, index) => (preset.default ? [index] : []));
  const strangers = presets.flatMap((preset, index) =>
    Object.entries(preset.parameters).flatMap(([name, value]) => {
      const parameter = known.get(name);
      const message = parameter ? faultOfValue(parameter, value) : "is no parameter of this template";
      return message === null ? [] : [{ path: ["presets", index, "parameters", name], message }];
    }),
  );
  const seconds = byDefault
    .slice(1)
    .map((index) => ({ path: ["presets", index, "default"], message: "is the second default" }));
  return [...strangers, ...seconds];
}

/** Which settings are for the other executor. */
function faultsOfExecutor(manifest: TemplateManifest): ManifestFault[] {
  const foreign = manifest.executor === "echo" ? (["costs"] as const) : (["resources"] as const);
  const hasEcho = Object.keys(manifest.echo).length > 0;
  return [
    ...foreign
      .filter((key) => manifest[key].length > 0)
      .map((key) => ({ path: [key], message: `is not for the executor "${manifest.executor}"` })),
    ...(hasEcho && manifest.executor !== "echo"
      ? [{ path: ["echo"], message: 'is for the executor "echo" alone' }]
      : []),
  ];
}

/** What is wrong between the values of a manifest, each of which is right in itself. */
export const faultsOfManifest = (manifest: TemplateManifest): ManifestFault[] => [
  ...repeated(
    "parameters",
    manifest.parameters.map(({ name }) => name),
  ),
  ...repeated(
    "presets",
    manifest.presets.map(({ name }) => name),
  ),
  ...repeated(
    "resources",
    manifest.resources.map(({ type, name }) => `${type}.${name}`),
  ),
  ...manifest.parameters.flatMap(faultsOfParameter),
  ...faultsOfPresets(manifest),
  ...faultsOfExecutor(manifest),
];
