import { z } from "zod";
import type { Resource } from "../../jobs/job-result.js";
import type { ManifestCost } from "../../../foundation/template-manifest/manifest-schema.js";

const resource = z.object({ address: z.string(), mode: z.string(), type: z.string(), name: z.string() });

interface Module {
  resources?: z.output<typeof resource>[] | undefined;
  child_modules?: Module[] | undefined;
}

const module: z.ZodType<Module> = z.object({
  resources: z.array(resource).optional(),
  child_modules: z.array(z.lazy(() => module)).optional(),
});
const plan = z.object({ planned_values: z.object({ root_module: module.default({}) }).optional() });

const resourcesIn = ({ resources = [], child_modules: children = [] }: Module): z.output<typeof resource>[] => [
  ...resources,
  ...children.flatMap(resourcesIn),
];

const withoutIndex = (address: string): string => address.replace(/\[[^\]]*\]$/, "");

/** Credits a day, by the most exact entry: this very address, all of a counted one, all of a type. */
function costOf({ address, type }: z.output<typeof resource>, costs: readonly ManifestCost[]): number {
  const byAddress = (wanted: string) => costs.find((cost) => "address" in cost && cost.address === wanted);
  const byType = () => costs.find((cost) => "type" in cost && cost.type === type);
  return (byAddress(address) ?? byAddress(withoutIndex(address)) ?? byType())?.dailyCost ?? 0;
}

/**
 * What a workspace will consist of once this plan (the JSON of `terraform show -json`) is applied: what is only read, and
 * what is destroyed, is not among it.
 */
export const plannedResources = (shown: unknown, costs: readonly ManifestCost[]): Resource[] =>
  resourcesIn(plan.parse(shown).planned_values?.root_module ?? {})
    .filter(({ mode }) => mode === "managed")
    .map((found) => ({
      type: found.type,
      name: found.name,
      address: found.address,
      dailyCost: costOf(found, costs),
    }));
