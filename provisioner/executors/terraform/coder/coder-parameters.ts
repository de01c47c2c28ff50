import { z } from "zod";
import type { ManifestParameter } from "../../../../foundation/template-manifest/manifest-schema.js";
import type { ShownResource } from "./shown-plan.js";

const types = { string: "STRING", number: "NUMBER", bool: "BOOL", "list(string)": "LIST_OF_STRING" } as const;
const directions = ["increasing", "decreasing"] as const;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

const option = z.object({ name: z.string(), value: z.string(), description: text, icon: text });

const validation = z.object({
  min: z.number().nullish(),
  max: z.number().nullish(),
  /** The provider has 0 where there is no bound, and says so here. */
  min_disabled: z.boolean().nullish(),
  max_disabled: z.boolean().nullish(),
  monotonic: text,
  regex: text,
  error: text,
});

const parameter = z.object({
  name: z.string().min(1),
  display_name: text,
  description: text,
  type: z.enum(["string", "number", "bool", "list(string)"]).nullish(),
  default: z.string().nullish(),
  mutable: z.boolean().nullish(),
  ephemeral: z.boolean().nullish(),
  order: z.number().nullish(),
  option: z.array(option).nullish(),
  validation: z.array(validation).nullish(),
});

type Shown = z.output<typeof parameter>;

function boundsOf({ min, max, min_disabled: noMin, max_disabled: noMax }: z.output<typeof validation>) {
  return {
    ...(min != null && noMin !== true && { min }),
    ...(max != null && noMax !== true && { max }),
  };
}

function validationOf({ validation: given }: Shown): ManifestParameter["validation"] {
  const [first] = given ?? [];
  if (!first) return undefined;
  const monotonic = directions.find((direction) => direction === first.monotonic);
  return {
    ...boundsOf(first),
    ...(monotonic && { monotonic }),
    ...(first.regex && { regex: first.regex }),
    ...(first.error && { error: first.error }),
  };
}

/** A `coder_parameter` as template.yaml would have it, with its place among the others. */
export function readCoderParameter({ values }: ShownResource): { order: number; parameter: ManifestParameter } | null {
  const read = parameter.safeParse(values);
  if (!read.success) return null;
  const shown = read.data;
  const found = validationOf(shown);
  return {
    order: shown.order ?? 0,
    parameter: {
      name: shown.name,
      ...(shown.display_name && { displayName: shown.display_name }),
      ...(shown.description && { description: shown.description }),
      type: types[shown.type ?? "string"],
      ...(shown.default != null && { default: shown.default }),
      mutable: shown.mutable ?? false,
      ephemeral: shown.ephemeral ?? false,
      options: shown.option ?? [],
      ...(found && Object.keys(found).length > 0 && { validation: found }),
    },
  };
}
