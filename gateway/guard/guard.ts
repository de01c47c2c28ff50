import { Kind, parse, visit, type DocumentNode, type GraphQLError } from "graphql";
import { answerCompleter, type Data } from "./complete-answer.js";
import { inclusion, variableReader, type Variables } from "./conditions.js";
import { everyRefusal } from "./every-refusal.js";
import { OperationFilter, type FilterOptions } from "./filter-operation.js";
import { GuardedSchema } from "./guarded-schema.js";
import { refusals, type Path } from "./refusals.js";
import { requestOperation, type RequestedOperation } from "./requested-operation.js";
import { rewrittenDocument } from "./rewritten-document.js";
import { isMet, needsSigningIn, type Asker, type Rule } from "./rule.js";

export interface GuardedRequest {
  /** One that is valid by the schema's public part. What is found out about it is kept as long as it is. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Variables | null | undefined;
  asker: Asker;
}

/** What may be executed of a request. */
export type Verdict =
  /** All of it, as it is. */
  | { kind: "whole" }
  /** A mutation that may not be: nothing is to be executed. */
  | { kind: "refused"; path: Path; needsSigningIn: boolean }
  /** An operation that may not be as it is: nothing is to be executed, and every part that is in the way has its error. */
  | { kind: "rejected"; errors: readonly GraphQLError[] }
  | Filtered;

/** What is left of an operation. */
export interface Filtered {
  kind: "filtered";
  /** The operation without what may not be had; null where nothing is left to be executed. */
  document: DocumentNode | null;
  /** One for each selection that was taken out. */
  errors: readonly GraphQLError[];
  /** The same for the same remainder of the same document: to keep plans by. */
  key: string;
  /** From the answer to `document` (an empty one where it is null) to what the client is answered. */
  complete: (data: Data | null) => Data | null;
}

export interface Guard {
  judge(request: GuardedRequest): Verdict;
  /** Every part of an operation that may not be had, also those inside others. */
  refusalsIn(request: GuardedRequest): readonly GraphQLError[];
  /** The names of the policies that an operation asks about, to be answered before it is judged. */
  policiesOf(request: Pick<GuardedRequest, "document" | "operationName">): readonly string[];
}

/** What one operation was judged to be, by everything that can make a difference. */
interface Judged {
  operation: RequestedOperation;
  policies: readonly string[];
  typenameKey: string;
  verdicts: Map<string, Verdict>;
}

const whole: Verdict = { kind: "whole" };
/** Verdicts kept of one operation: enough for the roles that ask it. */
const mostVerdicts = 64;

function unusedKey(document: DocumentNode): string {
  const used = new Set<string>();
  visit(document, { [Kind.FIELD]: ({ alias, name }) => void used.add((alias ?? name).value) });
  let key = "typename_";
  while (used.has(key)) key += "_";
  return key;
}

export interface GuardOptions {
  /** Is a mutation of which a field may not be had executed without it? Otherwise it is refused, and nothing of it is executed. */
  splitsMutations?: boolean;
}

const failingOf = ({ rules }: RequestedOperation, { asker }: GuardedRequest): Rule[] =>
  rules.filter((rule) => !isMet(rule, asker));

class SchemaGuard implements Guard {
  readonly #guarded: GuardedSchema;
  readonly #judged = new WeakMap<DocumentNode, Map<string, Judged>>();

  constructor(
    supergraph: DocumentNode,
    readonly options: GuardOptions,
  ) {
    this.#guarded = new GuardedSchema(supergraph);
  }

  policiesOf(request: Pick<GuardedRequest, "document" | "operationName">): readonly string[] {
    return this.#find(request)?.policies ?? [];
  }

  judge(request: GuardedRequest): Verdict {
    const judged = this.#find(request);
    if (!judged) return whole;
    const { operation, verdicts } = judged;
    const failing = failingOf(operation, request);
    if (failing.length === 0) return whole;
    const key = this.#keyOf(operation, failing, request);
    const known = verdicts.get(key);
    if (known) return known;
    const verdict = this.#decide(this.#filterOptions(judged, failing, request), { key, asker: request.asker });
    if (verdicts.size >= mostVerdicts) verdicts.delete([...verdicts.keys()][0]!);
    verdicts.set(key, verdict);
    return verdict;
  }

  refusalsIn(request: GuardedRequest): readonly GraphQLError[] {
    const judged = this.#find(request);
    const failing = judged ? failingOf(judged.operation, request) : [];
    if (!judged || failing.length === 0) return [];
    return refusals(everyRefusal(this.#filterOptions(judged, failing, request)));
  }

  /** All that a verdict depends on: the rules that fail, the conditions, and whether signing in would help. */
  #keyOf(operation: RequestedOperation, failing: readonly Rule[], { variables, asker }: GuardedRequest): string {
    const read = variableReader(operation.node, variables ?? {});
    const failed = failing.map((rule) => operation.rules.indexOf(rule)).join(",");
    const conditions = operation.conditions.map((name) => (read(name) === true ? "1" : "0")).join("");
    return `${asker.scopes ? "signed-in" : "nobody"}/${failed}/${conditions}`;
  }

  #find({ document, operationName }: Pick<GuardedRequest, "document" | "operationName">): Judged | null {
    const byName = this.#judged.get(document);
    return byName?.get(operationName ?? "") ?? this.#look({ document, operationName });
  }

  #look({ document, operationName }: Pick<GuardedRequest, "document" | "operationName">): Judged | null {
    const byName = this.#judged.get(document) ?? new Map<string, Judged>();
    this.#judged.set(document, byName);
    const operation = requestOperation(this.#guarded, document, operationName);
    if (!operation) return null;
    const judged: Judged = {
      operation,
      policies: [...new Set(operation.rules.flatMap(({ policies }) => policies?.flat() ?? []))],
      typenameKey: unusedKey(document),
      verdicts: new Map(),
    };
    byName.set(operationName ?? "", judged);
    return judged;
  }

  #filterOptions(
    { operation, typenameKey }: Judged,
    failing: readonly Rule[],
    { variables }: GuardedRequest,
  ): FilterOptions {
    const failed = new Set(failing);
    return {
      guarded: this.#guarded,
      operation,
      isIncluded: inclusion(operation.node, variables ?? {}),
      fails: (rule) => failed.has(rule),
      splitsMutations: this.options.splitsMutations ?? false,
      typenameKey,
    };
  }

  #decide(options: FilterOptions, { key, asker }: { key: string; asker: Asker }): Verdict {
    const filter = new OperationFilter(options);
    const { node, refusals: paths } = filter.run();
    const refused = filter.refusedMutation;
    if (refused) {
      const isForSignedIn = asker.scopes === null && refused.rules.some(needsSigningIn);
      return { kind: "refused", path: refused.path, needsSigningIn: isForSignedIn };
    }
    if (paths.length === 0) return whole;
    return {
      kind: "filtered",
      document: node && rewrittenDocument(filter, node),
      errors: refusals(paths),
      key,
      complete: answerCompleter(filter),
    };
  }
}

/**
 * Decides by the security directives of a supergraph which part of an operation may be executed for whoever asks. It
 * knows the schema and the operation, and nothing of objects: what it lets pass may still be refused further down.
 */
export function createGuard(supergraph: string | DocumentNode, options: GuardOptions = {}): Guard {
  return new SchemaGuard(
    typeof supergraph === "string" ? parse(supergraph, { noLocation: true }) : supergraph,
    options,
  );
}
