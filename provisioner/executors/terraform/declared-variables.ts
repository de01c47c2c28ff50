import { z } from "zod";
import type { TemplateFile } from "../../jobs/acquired-job.js";
import { JobFailure } from "../../jobs/job-failure.js";
import type { ParameterType } from "../../jobs/job-result.js";
import { parseHcl } from "./parse-hcl.js";

/** An input variable, as the template's Terraform declares it. */
export interface DeclaredVariable {
  name: string;
  /** As written, such as `list(string)`; `any` where nothing is. */
  type: string;
  description: string;
  /** As text; a value that is none in JSON. Undefined where there is none, so that somebody must give a value. */
  defaultValue: string | null | undefined;
  isSensitive: boolean;
}

const block = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  sensitive: z.union([z.boolean(), z.string()]).optional(),
});
const oneOrMore = z.union([z.array(block), block.transform((single) => [single])]);
const declarations = z.object({ variable: z.record(z.string(), oneOrMore).default({}) });

/** Is it a file of the root module? What lies deeper belongs to modules, whose variables are their caller's. */
const isRootTerraform = ({ path }: TemplateFile): boolean => /^[^/]+\.tf(\.json)?$/.test(path);

type Block = z.output<typeof block>;

const parameterTypes: Readonly<Record<string, ParameterType>> = {
  string: "STRING",
  number: "NUMBER",
  bool: "BOOL",
  "list(string)": "LIST_OF_STRING",
  "set(string)": "LIST_OF_STRING",
};

/** The type that a parameter of this variable has, unless the manifest says otherwise. */
export const parameterTypeOf = ({ type }: DeclaredVariable): ParameterType => parameterTypes[type] ?? "STRING";

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
};

const declared = (name: string, found: Block): DeclaredVariable => ({
  name,
  type: (found.type ?? "any").replace(/^\$\{([^]*)\}$/, "$1").replace(/\s+/g, ""),
  description: found.description ?? "",
  defaultValue: "default" in found ? textOf(found.default) : undefined,
  isSensitive: String(found.sensitive) === "true",
});

/** Files of the root module. Overrides come last. */
const rootFiles = (files: readonly TemplateFile[]): TemplateFile[] => {
  const isOverride = ({ path }: TemplateFile): boolean => /(^|_)override\.tf(\.json)?$/.test(path);
  const root = files.filter(isRootTerraform);
  return [...root.filter((file) => !isOverride(file)), ...root.filter(isOverride)];
};

async function blocksOf({ path, content }: TemplateFile): Promise<[string, Block][]> {
  const parsed = await parseHcl(path, content).catch((error: unknown) => {
    throw new JobFailure("TERRAFORM_FAILED", `${path}: ${error instanceof Error ? error.message : String(error)}`);
  });
  const { variable } = declarations.parse({ variable: parsed["variable"] ?? {} });
  return Object.entries(variable).flatMap(([name, blocks]) => blocks.map((found): [string, Block] => [name, found]));
}

/** The input variables of a template. Throws a JobFailure where a file is no Terraform. */
export async function declaredVariables(files: readonly TemplateFile[]): Promise<DeclaredVariable[]> {
  const blocks = (await Promise.all(rootFiles(files).map(blocksOf))).flat();
  const merged = new Map<string, Block>();
  for (const [name, found] of blocks) merged.set(name, { ...merged.get(name), ...found });
  return [...merged].map(([name, found]) => declared(name, found));
}
