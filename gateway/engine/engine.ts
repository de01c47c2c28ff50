import { GraphQLError, getVariableValues, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import type { PlanRun } from "./execution/plan-run.js";
import { operationCache } from "./planning/operation-cache.js";
import type { PlannedOperation } from "./planning/prepared-operation.js";
import { isInAnswer } from "./projection/is-in-answer.js";
import { ProjectionRun } from "./projection/projection-run.js";
import { loadSupergraph, type LoadedSupergraph, type SubgraphAddress } from "./supergraph.js";
import type { Data, SubgraphClient } from "./subgraph-client.js";

/** An operation that fits the public schema, and who asks. */
export interface EngineRequest<Context> {
  /** The same object for the same text, where it can be had: it is what prepared operations are found by first. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
  context: Context;
  /** Nobody waits for the answer any more. Mutations are seen through. */
  signal?: AbortSignal | undefined;
}

export interface EngineOptions<Context> {
  supergraphSdl: string;
  /** How a subgraph is reached. */
  client: (subgraph: SubgraphAddress) => SubgraphClient<Context>;
  /** Told of every fetch that got no answer. */
  onFault?: (subgraph: string, error: unknown) => void;
}

export interface Engine<Context> {
  /** What clients may ask. */
  schema: GraphQLSchema;
  /** Answers a query or a mutation. It throws nothing but faults of its own. */
  execute(request: EngineRequest<Context>): Promise<ExecutionResult>;
  /** Gives back the connections to subgraphs, once what is under way is answered. */
  close(): Promise<void>;
}

const withErrors = (data: Data | null, errors: readonly GraphQLError[]): ExecutionResult =>
  errors.length > 0 ? { errors, data } : { data };

class SupergraphEngine<Context> implements Engine<Context> {
  readonly schema: GraphQLSchema;
  readonly #prepare;
  readonly #clients: ReadonlyMap<string, SubgraphClient<Context>>;
  readonly #options: EngineOptions<Context>;

  constructor(supergraph: LoadedSupergraph, options: EngineOptions<Context>) {
    this.schema = supergraph.publicSchema;
    this.#prepare = operationCache(supergraph);
    this.#clients = new Map(supergraph.subgraphs.map((subgraph) => [subgraph.name, options.client(subgraph)]));
    this.#options = options;
  }

  async execute(request: EngineRequest<Context>): Promise<ExecutionResult> {
    try {
      const prepared = this.#prepare(request.document, request.operationName);
      const given = request.variables ?? {};
      const { coerced, errors } = getVariableValues(this.schema, prepared.node.variableDefinitions ?? [], given);
      if (errors) return { errors };
      const planned = prepared.planned((variable) => coerced[variable] === true);
      return await this.#run(planned, prepared.introspect?.(given) ?? {}, { ...request, variables: given });
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].flatMap((client) => (client.close ? [client.close()] : [])));
  }

  async #run(
    { execute, project }: PlannedOperation,
    introspected: Data,
    { context, signal, variables }: EngineRequest<Context>,
  ): Promise<ExecutionResult> {
    const run: PlanRun<Context> = {
      asking: { context, signal },
      clients: this.#clients,
      variables: variables ?? {},
      data: {},
      errors: [],
      onFault: this.#options.onFault ?? (() => undefined),
    };
    await execute(run);
    const projection = new ProjectionRun(run.errors, introspected);
    const data = project(run.data, projection);
    const errors = run.errors.filter(({ path }) => isInAnswer(data, path));
    return withErrors(data, [...errors, ...projection.errors]);
  }
}

/** Executes operations over the subgraphs of a supergraph, whichever it is. */
export function createEngine<Context>(options: EngineOptions<Context>): Engine<Context> {
  return new SupergraphEngine(loadSupergraph(options.supergraphSdl), options);
}
