import { z } from "zod";
import { faultsOfManifest } from "../../../../foundation/template-manifest/faults-of-manifest.js";
import { manifestSchema, type TemplateManifest } from "../../../../foundation/template-manifest/manifest-schema.js";
import { JobFailure } from "../../../jobs/job-failure.js";
import type { Resource } from "../../../jobs/job-result.js";
import { readCoderParameter } from "./coder-parameters.js";
import {
  listReferences,
  listShown,
  shownPlan,
  withoutIndexes,
  type ShownPlan,
  type ShownResource,
} from "./shown-plan.js";

/** What a plan of Coder's provider says beyond the resources that it makes. */
export interface CoderPlan {
  /** As template.yaml would say it: parameters, presets and tags. */
  manifest: Pick<TemplateManifest, "parameters" | "presets" | "tags">;
  /** By the address of the resource, without indexes. */
  metadata: ReadonlyMap<string, Pick<Resource, "dailyCost" | "icon" | "metadata">>;
}

const preset = z.object({
  name: z.string().min(1),
  default: z.boolean().nullish(),
  parameters: z.record(z.string(), z.string()).nullish(),
});
const tags = z.object({ tags: z.record(z.string(), z.string()).nullish() });
const metadata = z.object({
  icon: z.string().nullish(),
  daily_cost: z.number().int().min(0).nullish(),
  item: z.array(z.object({ key: z.string(), value: z.string().nullish(), sensitive: z.boolean().nullish() })).nullish(),
});

const fail = (sentence: string): never => {
  throw new JobFailure("TEMPLATE_INVALID", sentence);
};

function readParameters(shown: readonly ShownResource[]): TemplateManifest["parameters"] {
  const read = shown.map(
    (each) => readCoderParameter(each) ?? fail(`${each.address} is no parameter as this daemon knows them.`),
  );
  return read.sort((a, b) => a.order - b.order).map(({ parameter }) => parameter);
}

const readPresets = (shown: readonly ShownResource[]): TemplateManifest["presets"] =>
  shown.map(({ address, values }) => {
    const { success, data } = preset.safeParse(values);
    if (!success) return fail(`${address} is no preset as this daemon knows them.`);
    return { name: data.name, default: data.default ?? false, parameters: data.parameters ?? {} };
  });

function readTags(shown: readonly ShownResource[]): Record<string, string> {
  const all = shown.map(({ address, values }) => {
    const { success, data } = tags.safeParse(values);
    return success
      ? (data.tags ?? {})
      : fail(`${address}: tags are text by name, known when the template is imported.`);
  });
  return Object.assign({}, ...all) as Record<string, string>;
}

function readMetadata(plan: ShownPlan, shown: readonly ShownResource[]): CoderPlan["metadata"] {
  const references = listReferences(plan, "resource_id");
  const managed = listShown(plan).map(({ address }) => withoutIndexes(address));
  const found = new Map<string, Pick<Resource, "dailyCost" | "icon" | "metadata">>();
  for (const { address, values } of shown) {
    const { success, data } = metadata.safeParse(values);
    if (!success) fail(`${address} is no metadata as this daemon knows them.`);
    const referred = references.get(withoutIndexes(address))?.map(withoutIndexes);
    const target = referred?.find((reference) => managed.includes(reference));
    if (!data || target === undefined) continue;
    if (found.has(target)) fail(`${target} has more than one coder_metadata. Keep one of them.`);
    found.set(target, {
      dailyCost: data.daily_cost ?? 0,
      ...(data.icon && { icon: data.icon }),
      metadata: (data.item ?? []).map(({ key, value, sensitive }) => ({
        key,
        ...(value != null && { value }),
        sensitive: sensitive ?? false,
      })),
    });
  }
  return found;
}

/**
 * What the JSON of `terraform show -json` says of parameters, presets, tags and metadata by Coder's provider: nothing for a
 * template that does without. What is wrong between them fails the job, in the words of template.yaml.
 */
export function readCoderPlan(shown: unknown): CoderPlan {
  const plan = shownPlan.parse(shown);
  const all = listShown(plan);
  const ofType = (type: string, mode = "data") => all.filter((each) => each.type === type && each.mode === mode);
  const manifest = {
    parameters: readParameters(ofType("coder_parameter")),
    presets: readPresets(ofType("coder_workspace_preset")),
    tags: readTags(ofType("coder_workspace_tags")),
  };
  const faults = faultsOfManifest({ ...manifestSchema.parse({}), ...manifest });
  if (faults.length > 0) {
    fail(faults.map(({ path, message }) => `${path.map(String).join(".")} ${message}.`).join("\n"));
  }
  return { manifest, metadata: readMetadata(plan, ofType("coder_metadata", "managed")) };
}

/** Resources of the workspace: Coder's own are about them, and say what they cost. */
export const withCoderMetadata = (resources: readonly Resource[], { metadata: known }: CoderPlan): Resource[] =>
  resources
    .filter(({ type }) => !type.startsWith("coder_"))
    .map((resource) => {
      const found = known.get(withoutIndexes(resource.address));
      return found ? { ...resource, ...found, dailyCost: found.dailyCost || (resource.dailyCost ?? 0) } : resource;
    });
