import type { FetchNode } from "@apollo/query-planner";
import { type GraphQLError, OperationTypeNode, parse } from "graphql";
import { mapped } from "../../../foundation/streams/mapped.js";
import { locateError, noAnswer, type FetchErrors } from "../execution/plan-errors.js";
import { compileRewrites } from "../execution/rewrites.js";
import type { LoadedSupergraph } from "../supergraph.js";
import type { Asking, Data, SubgraphAnswer, SubgraphClient, SubgraphOperation } from "../subgraph-client.js";

/** What a stream's event begins with: the first subgraph's data, and what it had to say. It may be several streams' event. */
export interface SourceEvent {
  data: Data;
  errors: readonly GraphQLError[];
}

/** Who is asked for events, and how. */
export interface Opening<Context> {
  clients: ReadonlyMap<string, SubgraphClient<Context>>;
  /** As the client gave them. */
  variables: Readonly<Record<string, unknown>>;
  asking: Asking<Context>;
  onFault: (service: string, error: unknown) => void;
}

/** Where the events of a subscription come from. */
export interface EventSource {
  /** One event where the stream does not begin. It throws nothing. */
  open<Context>(opening: Opening<Context>): Promise<SourceEvent | AsyncIterable<SourceEvent>>;
}

const isStream = (answer: SubgraphAnswer | AsyncIterable<SubgraphAnswer>): answer is AsyncIterable<SubgraphAnswer> =>
  Symbol.asyncIterator in answer;

/** The primary fetch of a subscription's plan, with everything that can be known before it is opened. */
class PrimaryFetch implements EventSource {
  readonly #node: FetchNode;
  readonly #errors: FetchErrors;
  readonly #document;
  readonly #rewriteOutput;
  readonly #known = new WeakMap<SubgraphAnswer, SourceEvent>();

  constructor(node: FetchNode, supergraph: LoadedSupergraph) {
    this.#node = node;
    const { askedKey } = supergraph;
    this.#errors = { service: node.serviceName, path: [], askedKey, pathsOfEntity: null };
    this.#document = node.operationDocumentNode ?? parse(node.operation, { noLocation: true });
    this.#rewriteOutput = compileRewrites(node.outputRewrites, supergraph.isTypeOf);
  }

  async open<Context>(opening: Opening<Context>): Promise<SourceEvent | AsyncIterable<SourceEvent>> {
    try {
      const answer = await this.#ask(opening);
      return isStream(answer) ? this.#events(answer, opening) : this.#event(answer);
    } catch (error) {
      return this.#noAnswer(error, opening);
    }
  }

  #ask<Context>({ clients, variables: given, asking }: Opening<Context>) {
    const { serviceName, operation: query, operationName: name, variableUsages = [] } = this.#node;
    const client = clients.get(serviceName);
    if (!client?.subscribe) throw new Error(`Nobody streams what the subgraph ${serviceName} has to say.`);
    const usages = variableUsages.filter((usage) => Object.hasOwn(given, usage) && given[usage] !== undefined);
    const variables = Object.fromEntries(usages.map((usage) => [usage, given[usage]]));
    const operation: SubgraphOperation = {
      kind: OperationTypeNode.SUBSCRIPTION,
      name,
      document: this.#document,
      variables,
      body: () => JSON.stringify({ query, ...(name !== undefined && { operationName: name }), variables }),
    };
    return client.subscribe(operation, asking);
  }

  /** A stream that breaks ends with an error. */
  #events<Context>(answers: AsyncIterable<SubgraphAnswer>, opening: Opening<Context>): AsyncIterable<SourceEvent> {
    return mapped(answers, {
      map: (answer) => this.#event(answer),
      broken: (error) => (opening.asking.signal?.aborted ? null : this.#noAnswer(error, opening)),
    });
  }

  /** The same event for the same answer: a subgraph may tell it to several. */
  #event(answer: SubgraphAnswer): SourceEvent {
    const known = this.#known.get(answer) ?? this.#read(answer);
    this.#known.set(answer, known);
    return known;
  }

  #read({ data, errors = [] }: SubgraphAnswer): SourceEvent {
    const own = data ? structuredClone(data) : {};
    this.#rewriteOutput?.(own);
    return { data: own, errors: errors.flatMap((error) => locateError(error, this.#errors)) };
  }

  #noAnswer<Context>(error: unknown, { onFault }: Opening<Context>): SourceEvent {
    onFault(this.#node.serviceName, error);
    return { data: {}, errors: [noAnswer(error, this.#errors)] };
  }
}

/** The source of the events that a subscription's plan begins with. */
export const compileSource = (node: FetchNode, supergraph: LoadedSupergraph): EventSource =>
  new PrimaryFetch(node, supergraph);
