import { digestOfVariables } from "../../../foundation/template-manifest/content-hash.js";
import type { Graph } from "../../graph/graph-client.js";
import type { Content } from "../desire/desired-state.js";
import { hashOf } from "../desire/template-resource.js";
import { variablesHashes } from "./documents.js";
import { inBatches, sideBySide } from "./side-by-side.js";

/** What the graph would know wanted contents by, by the template's address; null where it does not say it to this viewer. */
export type ContentHashes = Readonly<Record<string, string | null>>;

/** Ids of what is there already: of organizations by name, of templates by address. */
interface Known {
  organizations: ReadonlyMap<string, string>;
  templates: ReadonlyMap<string, string>;
}

/** Variables that are to be hashed for a version of a template, or of one to come. */
export type HashQuestion = { digest: string } & ({ templateId: string } | { organizationId: string });

/** The graph takes so many. */
const mostAtOnce = 200;

/** The answers are in the order of the questions; null for what the viewer may not be told. */
export async function askHashes(graph: Graph, questions: readonly HashQuestion[]): Promise<(string | null)[]> {
  const answers = await sideBySide(inBatches(questions, mostAtOnce), async (inputs) => {
    const { variablesHashes: hashes } = await graph.request(variablesHashes, { inputs });
    return hashes ?? inputs.map(() => null);
  });
  return answers.flat();
}

/** The place of a version, or null where its organization is yet to come. */
function placeOf(address: string, { organizations, templates }: Known) {
  const templateId = templates.get(address);
  if (templateId !== undefined) return { templateId };
  const organizationId = organizations.get(address.split("/")[0]!);
  return organizationId === undefined ? null : { organizationId };
}

/** Of all contents whose organizations are there, in a request or two however many they are. */
export async function readContentHashes(
  graph: Graph,
  contents: ReadonlyMap<string, Content>,
  known: Known,
): Promise<ContentHashes> {
  const asked = [...contents].flatMap(([address, content]) => {
    const digest = digestOfVariables(content.variables);
    const place = placeOf(address, known);
    return digest === null || place === null ? [] : [{ address, content, question: { digest, ...place } }];
  });
  const hashes = await askHashes(
    graph,
    asked.map(({ question }) => question),
  );
  return {
    ...Object.fromEntries([...contents].map(([address, { hash }]) => [address, hash])),
    ...Object.fromEntries(
      asked.map(({ address, content }, index) => {
        const hashed = hashes[index] ?? null;
        return [address, hashed && hashOf(content, hashed)];
      }),
    ),
  };
}
