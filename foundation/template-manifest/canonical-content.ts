export interface VersionContent {
  files: readonly { path: string; content: string }[];
  tags: Readonly<Record<string, string>>;
  variables: readonly { name: string; value: string }[];
}

const sorted = (pairs: [string, string][]): [string, string][] => pairs.sort(([a], [b]) => (a < b ? -1 : 1));

/** What a version's hash is over: paths, contents, tags and variables, whatever the order in which they were given. */
export function canonicalContent({ files, tags, variables }: VersionContent): string {
  return JSON.stringify([
    sorted(files.map((file) => [file.path, file.content])),
    sorted(Object.entries(tags)),
    sorted(variables.map((variable) => [variable.name, variable.value])),
  ]);
}
