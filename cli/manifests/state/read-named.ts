import type { Graph } from "../../graph/graph-client.js";
import type { Operation } from "../../graph/operation.js";
import { inBatches, sideBySide } from "./side-by-side.js";

/** The gateway takes so many aliases. */
export const mostAliases = 25;

const indexes = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** One field once for each name, as a document whose texts are few: names are variables. */
export function aliased<Found>(
  [name, field, argument]: [name: string, field: string, argument: string],
  selection: string,
) {
  return (count: number): Operation<Record<string, Found | null>, Record<string, string>> => ({
    text: `query ${name}(${indexes(count)
      .map((index) => `$n${String(index)}: String!`)
      .join(", ")}) { ${indexes(count)
      .map((index) => `a${String(index)}: ${field}(${argument}: $n${String(index)}) { ${selection} }`)
      .join(" ")} }`,
  });
}

/** What has these names, by name; what there is not, or may not be seen, is left out. */
export async function readNamed<Found>(
  graph: Graph,
  document: (count: number) => Operation<Record<string, Found | null>, Record<string, string>>,
  names: readonly string[],
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  await sideBySide(inBatches([...new Set(names)], mostAliases), async (batch) => {
    const variables = Object.fromEntries(batch.map((name, index) => [`n${String(index)}`, name]));
    const answer = await graph.request(document(batch.length), variables);
    batch.forEach((name, index) => {
      const each = answer[`a${String(index)}`];
      if (each) found.set(name, each);
    });
  });
  return found;
}
