import type { Graph } from "../../graph/graph-client.js";
import type { Operation } from "../../graph/operation.js";
import type { UserError } from "../../graph/user-errors.js";
import type { Ids } from "./ids.js";
import type { Payload, Step } from "./step.js";

/** Of one document. */
export const mostSteps = 25;
/** The gateway reads 1 MiB; what stands around the inputs is little. */
const mostBytes = 700_000;

/** Why a step was refused. */
export interface Refusal {
  step: Step;
  code: string;
  message: string;
  /** Into the step's input, without "input". */
  path: string[];
}

export interface Prepared {
  step: Step;
  input: object;
}

const typeOf = (mutation: string): string =>
  mutation.startsWith("delete") ? "DeleteInput" : `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/**
 * The document of so many like mutations. Documents differ by kind and number alone, so that the gateway plans few of them
 * however many organizations there are.
 */
export function documentOf({ mutation, selection }: Pick<Step, "mutation" | "selection">, count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => String(index));
  const variables = indexes.map((index) => `$i${index}: ${typeOf(mutation)}!`).join(", ");
  const fields = indexes.map(
    (index) => `a${index}: ${mutation}(input: $i${index}) { ${selection} userErrors { code message path } }`,
  );
  return `mutation Manifest_${mutation}(${variables}) { ${fields.join(" ")} }`;
}

/** Steps that fit into one document each: alike, and neither too many nor too large. */
export function inDocuments(steps: readonly Step[], ids: Ids): Prepared[][] {
  const open = new Map<string, { steps: Prepared[]; bytes: number }>();
  const documents: Prepared[][] = [];
  for (const step of steps) {
    const input = step.input(ids);
    const bytes = Buffer.byteLength(JSON.stringify(input));
    const key = `${step.mutation} ${step.selection}`;
    let document = open.get(key);
    if (!document || document.steps.length === mostSteps || document.bytes + bytes > mostBytes) {
      document = { steps: [], bytes: 0 };
      open.set(key, document);
      documents.push(document.steps);
    }
    document.steps.push({ step, input });
    document.bytes += bytes;
  }
  return documents;
}

function refusalsOf(step: Step, payload: Payload | null | undefined, error: Refusal | undefined): Refusal[] {
  if (!payload)
    return [error ?? { step, code: "ERROR", message: "The graph did not do it, and did not say why.", path: [] }];
  const errors = payload["userErrors"] as UserError[];
  return errors.map(({ code, message, path }) => ({ step, code, message, path: (path ?? []).slice(1) }));
}

/**
 * Sends one document. What was done of it is learnt even where the rest was refused: a secret that is shown once is kept
 * whatever its neighbours come to.
 */
export async function send(graph: Graph, prepared: readonly Prepared[], ids: Ids): Promise<Refusal[]> {
  const text = documentOf(prepared[0]!.step, prepared.length);
  const variables = Object.fromEntries(prepared.map(({ input }, index) => [`i${String(index)}`, input]));
  const document: Operation<Record<string, Payload | null>, object> = { text };
  const { data, problems } = await graph.attempt(document, variables);
  const errorOf = (alias: string, step: Step): Refusal | undefined => {
    const problem = problems.find(({ path }) => path?.[0] === alias) ?? (data === null ? problems[0] : undefined);
    return problem && { step, code: problem.code ?? "ERROR", message: problem.message, path: [] };
  };
  const refusals: Refusal[] = [];
  for (const [index, { step }] of prepared.entries()) {
    const alias = `a${String(index)}`;
    const payload = data?.[alias];
    const refused = refusalsOf(step, payload, errorOf(alias, step));
    refusals.push(...refused);
    if (payload && refused.length === 0) await step.learn?.(payload, ids);
  }
  return refusals;
}
