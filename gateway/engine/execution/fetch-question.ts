import type { FetchNode } from "@apollo/query-planner";
import type { DocumentNode, OperationTypeNode } from "graphql";
import type { Data, SubgraphOperation } from "../subgraph-client.js";

type Given = Readonly<Record<string, unknown>>;

/** A question with its variables; those forms of it are made that are asked for. */
class AskedOperation implements SubgraphOperation {
  readonly kind: OperationTypeNode;
  readonly name: string | undefined;
  readonly document: DocumentNode;
  readonly #bodyStart: string;
  readonly #own: Data;
  readonly #representations: readonly string[] | null;
  #body: string | null = null;

  constructor(node: FetchNode, bodyStart: string, asked: { own: Data; representations: readonly string[] | null }) {
    this.kind = node.operationKind;
    this.name = node.operationName;
    this.document = node.operationDocumentNode!;
    this.#bodyStart = bodyStart;
    this.#own = asked.own;
    this.#representations = asked.representations;
  }

  get variables(): Data {
    if (!this.#representations) return this.#own;
    return { ...this.#own, representations: JSON.parse(`[${this.#representations.join(",")}]`) as unknown };
  }

  body(): string {
    return (this.#body ??= this.#write());
  }

  #write(): string {
    const own = JSON.stringify(this.#own);
    if (!this.#representations) return `${this.#bodyStart}${own}}`;
    const start = own === "{}" ? "{" : `${own.slice(0, -1)},`;
    return `${this.#bodyStart}${start}"representations":[${this.#representations.join(",")}]}}`;
  }
}

/** What a fetch of a plan asks a subgraph, with everything that can be known before it runs. */
export class FetchQuestion {
  readonly #node: FetchNode;
  readonly #usages: readonly string[];
  /** The body's text up to the variables. */
  readonly #bodyStart: string;
  /** What is always asked in the same way is worked out once. */
  readonly #always: SubgraphOperation | null;

  constructor(node: FetchNode) {
    this.#node = node;
    this.#usages = node.variableUsages ?? [];
    const name = node.operationName === undefined ? "" : `"operationName":${JSON.stringify(node.operationName)},`;
    this.#bodyStart = `{"query":${JSON.stringify(node.operation)},${name}"variables":`;
    this.#always = node.requires || this.#usages.length > 0 ? null : this.#ask({}, null);
  }

  /** The client's variables that it uses, as JSON. */
  own(given: Given): string {
    return this.#usages.length > 0 ? JSON.stringify(this.#variablesOf(given)) : "{}";
  }

  /** As it is asked with these variables of the client's, and of these entities as JSON. */
  ask(given: Given, representations: readonly string[] | null): SubgraphOperation {
    return this.#always ?? this.#ask(this.#variablesOf(given), representations);
  }

  #ask(own: Data, representations: readonly string[] | null): SubgraphOperation {
    return new AskedOperation(this.#node, this.#bodyStart, { own, representations });
  }

  #variablesOf(given: Given): Data {
    const variables: Data = {};
    for (const name of this.#usages) {
      if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name];
    }
    return variables;
  }
}
