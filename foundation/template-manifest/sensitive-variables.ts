import { sensitiveInHcl } from "./sensitive-in-hcl.js";

interface File {
  path: string;
  content: string;
}

/** Is it a file of the root module? What lies deeper belongs to modules, whose variables are their caller's. */
export const isRootTerraform = ({ path }: File): boolean => /^[^/]+\.tf(\.json)?$/.test(path);

type Mapping = Record<string, unknown>;

/** JSON syntax allows a list of blocks wherever one may stand. */
const blocksIn = (value: unknown): Mapping[] => {
  if (Array.isArray(value)) return value.flatMap(blocksIn);
  return typeof value === "object" && value !== null ? [value as Mapping] : [];
};

const notSensitive: readonly unknown[] = [undefined, null, false, "false"];
const isSensitive = ({ sensitive }: Mapping): boolean => !notSensitive.includes(sensitive);

function sensitiveInJson(text: string): string[] | null {
  try {
    const variables = blocksIn(JSON.parse(text)).flatMap(({ variable }) => blocksIn(variable));
    return variables
      .flatMap((named) => Object.entries(named))
      .filter(([, blocks]) => blocksIn(blocks).some(isSensitive))
      .map(([name]) => name);
  } catch {
    return null;
  }
}

/**
 * Input variables that a template's Terraform declares sensitive, and rather too many: what is no plain `false` counts. Null
 * where a file cannot be read, so that any of them may be.
 */
export function sensitiveVariables(files: readonly File[]): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const { path, content } of files.filter(isRootTerraform)) {
    const names = path.endsWith(".json") ? sensitiveInJson(content) : sensitiveInHcl(content);
    if (!names) return null;
    for (const name of names) found.add(name);
  }
  return found;
}
