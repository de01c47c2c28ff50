import { execute, parse, print, type DocumentNode } from "graphql";
import { createGuard, type Filtered, type Guard, type Verdict } from "../../gateway/guard/guard.js";
import { GuardedSchema } from "../../gateway/guard/guarded-schema.js";

const links = `schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
  @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
  @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
  @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
`;

/** A supergraph of these types, all three security directives linked; the root types are those called so. */
export function annotatedSchema(types: string, schema = links): DocumentNode {
  const roots = ["Query", "Mutation", "Subscription"].filter((root) => types.includes(`type ${root} `));
  return parse(`${schema}{ ${roots.map((root) => `${root.toLowerCase()}: ${root}`).join(" ")} } ${types}`);
}

/** Who asks, as these tests write it: nobody, or the scopes that they hold; and the policies that hold. */
export type Who = null | string[] | { scopes: string[] | null; policies: string[] };

export interface Asked {
  verdict: Verdict;
  /** The operation that goes on, on one line; null where none does. */
  document: string | null;
  /** Dotted paths of what was taken out. */
  paths: string[];
}

const oneLine = (document: DocumentNode): string => print(document).replace(/\s+/g, " ").trim();

const askerOf = (who: Who) =>
  who === null || Array.isArray(who)
    ? { scopes: who && new Set(who) }
    : { scopes: who.scopes && new Set(who.scopes), policies: new Set(who.policies) };

/** What a guard says to an operation. */
function ask(
  guard: Guard,
  who: Who,
  { query, variables }: { query: string; variables?: Record<string, unknown> },
): Asked {
  const document = parse(query, { noLocation: true });
  const verdict = guard.judge({ document, variables: variables ?? null, asker: askerOf(who) });
  if (verdict.kind === "refused") return { verdict, document: null, paths: [verdict.path.join(".")] };
  if (verdict.kind === "whole") return { verdict, document: oneLine(document), paths: [] };
  const paths = verdict.errors.map(({ path }) => (path ?? []).join("."));
  if (verdict.kind === "rejected") return { verdict, document: null, paths };
  return { verdict, document: verdict.document && oneLine(verdict.document), paths };
}

/** Types, and how they are asked. */
export function guarding(types: string, schema?: string) {
  const document = annotatedSchema(types, schema);
  const guard = createGuard(document);
  return {
    guard,
    ask: (who: Who, query: string, variables?: Record<string, unknown>) =>
      ask(guard, who, { query, ...(variables && { variables }) }),
    /** What the client is answered, where the subgraphs have this data. */
    answer(who: Who, query: string, rootValue: object) {
      const { verdict } = ask(guard, who, { query });
      const { schema: executable } = new GuardedSchema(document);
      const run = (operation: DocumentNode) =>
        execute({ schema: executable, document: operation, rootValue }).valueOf() as { data: Record<string, unknown> };
      if (verdict.kind === "whole") return plain(run(parse(query)).data);
      const { document: rest, complete } = verdict as Filtered;
      return plain(complete(rest ? run(rest).data : {}));
    },
  };
}

/** Without prototypes, so that a test compares what a client reads. */
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
