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

function faultsOfParameter(parameter: ManifestParameter, index: number): ManifestFault[] {
  const at = (key: keyof ManifestParameter, message: string): ManifestFault => ({
    path: ["parameters", index, key],
    message,
  });
  const { type, default: byDefault, options, ephemeral, validation = {} } = parameter;
  const { min, max, monotonic, regex } = validation;
  const hasRange = min !== undefined || max !== undefined || monotonic !== undefined;
  const isOption = byDefault === undefined || options.length === 0 || options.some(({ value }) => value === byDefault);
  return [
    ...(isOption || type === "LIST_OF_STRING" ? [] : [at("default", "is none of the options")]),
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
  const known = new Set(parameters.map(({ name }) => name));
  const byDefault = presets.flatMap((preset, index) => (preset.default ? [index] : []));
  const strangers = presets.flatMap((preset, index) =>
    Object.keys(preset.parameters)
      .filter((name) => !known.has(name))
      .map((name) => ({ path: ["presets", index, "parameters", name], message: "is no parameter of this template" })),
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
