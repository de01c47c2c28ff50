import type { DocumentNode, OperationTypeNode } from "graphql";
import type { Ending } from "../../foundation/streams/ending.js";

/** One operation that a plan asks of a subgraph, in every form that a client may want. */
export interface SubgraphOperation {
  kind: OperationTypeNode;
  name: string | undefined;
  document: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
  /** The same as the body of a GraphQL request over HTTP. */
  body: () => string;
}

/** An error as it stands in a subgraph's answer. */
export interface SubgraphError {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Readonly<Record<string, unknown>> | undefined;
}

export type Data = Record<string, unknown>;

export interface SubgraphAnswer {
  data?: Data | null | undefined;
  errors?: readonly SubgraphError[] | undefined;
}

/** Who asks, and when nobody waits for the answer any more. */
export interface Asking<Context> {
  context: Context;
  /** A client sees mutations through all the same, unless it knows of one that only waits. */
  signal: Ending | undefined;
}

/** A subgraph that answers, wherever it runs. */
export interface SubgraphClient<Context> {
  /** The answer's objects become the engine's: it writes into them. What is thrown means that there was no answer at all. */
  ask(operation: SubgraphOperation, asking: Asking<Context>): Promise<SubgraphAnswer>;
  /**
   * Opens a stream, for a subgraph that has any: one answer where it does not begin. It ends when nobody waits for it any more;
   * what is thrown on the way means that it broke.
   */
  subscribe?(
    operation: SubgraphOperation,
    asking: Asking<Context>,
  ): Promise<SubgraphAnswer | AsyncIterable<SubgraphAnswer>>;
  /** Gives back what it holds, such as connections. */
  close?(): Promise<void>;
}
