import { z } from "zod";

const resource = z.object({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  values: z.record(z.string(), z.unknown()).default({}),
});

/** A resource or a data source, as `terraform show -json` tells of it. */
export type ShownResource = z.output<typeof resource>;

interface Module {
  resources?: ShownResource[] | undefined;
  child_modules?: Module[] | undefined;
}

const module: z.ZodType<Module> = z.object({
  resources: z.array(resource).optional(),
  child_modules: z.array(z.lazy(() => module)).optional(),
});

const expressions = z.record(z.string(), z.unknown());
const configured = z.object({ address: z.string(), expressions: expressions.default({}) });

interface ConfiguredModule {
  resources?: z.output<typeof configured>[] | undefined;
  module_calls?: Record<string, { module?: ConfiguredModule | undefined }> | undefined;
}

const configuredModule: z.ZodType<ConfiguredModule> = z.object({
  resources: z.array(configured).optional(),
  module_calls: z.record(z.string(), z.object({ module: z.lazy(() => configuredModule).optional() })).optional(),
});

const state = z.object({ root_module: module.default({}) });

/** What this daemon reads of a plan. */
export const shownPlan = z.object({
  planned_values: state.optional(),
  /** Where data sources are that were read while the plan was made. */
  prior_state: z.object({ values: state.optional() }).optional(),
  configuration: z.object({ root_module: configuredModule.default({}) }).optional(),
});

export type ShownPlan = z.output<typeof shownPlan>;

const resourcesIn = ({ resources = [], child_modules: children = [] }: Module): ShownResource[] => [
  ...resources,
  ...children.flatMap(resourcesIn),
];

/** All data sources and resources of a plan, each once: what is planned counts before what was there. */
export function listShown({ planned_values: planned, prior_state: prior }: ShownPlan): ShownResource[] {
  const all = [...resourcesIn(prior?.values?.root_module ?? {}), ...resourcesIn(planned?.root_module ?? {})];
  return [...new Map(all.map((shown) => [shown.address, shown])).values()];
}

const references = z.object({ references: z.array(z.string()) });

function referencesIn(
  { resources = [], module_calls: calls = {} }: ConfiguredModule,
  argument: string,
  prefix = "",
): [string, string[]][] {
  const own = resources.map(({ address, expressions: given }): [string, string[]] => {
    const read = references.safeParse(given[argument]);
    return [prefix + address, read.success ? read.data.references.map((reference) => prefix + reference) : []];
  });
  const below = Object.entries(calls).flatMap(([name, call]) =>
    referencesIn(call.module ?? {}, argument, `${prefix}module.${name}.`),
  );
  return [...own, ...below];
}

/** What the code of each resource refers to in one of its arguments, by addresses without indexes. */
export const listReferences = ({ configuration }: ShownPlan, argument: string): ReadonlyMap<string, string[]> =>
  new Map(referencesIn(configuration?.root_module ?? {}, argument));

/** An address as the code has it: `module.a[0].vm.b["x"]` is `module.a.vm.b`. */
export const withoutIndexes = (address: string): string => address.replace(/\[("(\\.|[^"])*"|\d+)\]/g, "");
