import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import { coerceVariables } from "../../foundation/documents/coerce-variables.js";
import { End, type Ending } from "../../foundation/streams/ending.js";
import { endable, type Stream } from "../../foundation/streams/endable.js";
import type { PlanRun } from "./execution/plan-run.js";
import { operationCache } from "./planning/operation-cache.js";
import type { PlannedOperation } from "./planning/prepared-operation.js";
import { isInAnswer } from "./projection/is-in-answer.js";
import { ProjectionRun } from "./projection/projection-run.js";
import { answers } from "./streams/answers.js";
import type { SourceEvent } from "./streams/event-source.js";
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
  signal?: Ending | undefined;
}

/** A subscription that fits the public schema, and who asks. */
export interface EngineSubscription<Context> extends EngineRequest<Context> {
  /** Who asks at an event, where that may change; what is thrown ends the stream, and is its last answer if it is an error of GraphQL. */
  contextOfEvent?: () => Context | Promise<Context>;
}

export interface EngineOptions<Context> {
  supergraphSdl: string;
  /** How a subgraph is reached. */
  client: (subgraph: SubgraphAddress) => SubgraphClient<Context>;
  /** The same object for those who see the same: an event of theirs is executed once. Everybody sees for themselves without it. */
  audienceOf?: (context: Context) => object;
  /** Told of every fetch that got no answer. */
  onFault?: (subgraph: string, error: unknown) => void;
  /** Told of the plan of every operation that is executed, before it is. */
  onPlan?: (plan: PlannedOperation["plan"], context: Context) => void;
}

export interface Engine<Context> {
  /** What clients may ask. */
  schema: GraphQLSchema;
  /** Answers a query or a mutation. It throws nothing but faults of its own. */
  execute(request: EngineRequest<Context>): Promise<ExecutionResult>;
  /**
   * Streams the answers of a subscription, one for each event. What goes wrong before the first is one answer. The stream ends
   * at once when the request's signal is aborted.
   */
  subscribe(request: EngineSubscription<Context>): Promise<ExecutionResult | Stream<ExecutionResult>>;
  /** Gives back the connections to subgraphs, once what is under way is answered. */
  close(): Promise<void>;
}

const withErrors = (data: Data | null, errors: readonly GraphQLError[]): ExecutionResult =>
  errors.length > 0 ? { errors, data } : { data };

/** An operation that only needs to be run. */
interface Ready {
  planned: PlannedOperation;
  /** As the client gave them. */
  variables: Readonly<Record<string, unknown>>;
  /** What of it is about the schema. */
  introspected: Data;
}

type AskedBy<Context> = Pick<EngineRequest<Context>, "context" | "signal">;

/** What a run begins with, and adds to. */
type Begun = Pick<PlanRun<unknown>, "data" | "errors">;

const nothingYet = (): Begun => ({ data: {}, errors: [] });

/** Its data is changed by whatever is asked for it besides. */
const begunBy = ({ data, errors }: SourceEvent): Begun => ({ data, errors: [...errors] });

class SupergraphEngine<Context> implements Engine<Context> {
  readonly schema: GraphQLSchema;
  readonly #prepare;
  readonly #clients: ReadonlyMap<string, SubgraphClient<Context>>;
  readonly #onFault: NonNullable<EngineOptions<Context>["onFault"]>;
  readonly #audienceOf: (context: Context) => object;
  readonly #onPlan: EngineOptions<Context>["onPlan"];

  constructor(supergraph: LoadedSupergraph, options: EngineOptions<Context>) {
    this.schema = supergraph.publicSchema;
    this.#prepare = operationCache(supergraph);
    this.#clients = new Map(supergraph.subgraphs.map((subgraph) => [subgraph.name, options.client(subgraph)]));
    this.#onFault = options.onFault ?? (() => undefined);
    this.#audienceOf = options.audienceOf ?? (() => ({}));
    this.#onPlan = options.onPlan;
  }

  async execute(request: EngineRequest<Context>): Promise<ExecutionResult> {
    const ready = this.#makeReady(request);
    return "errors" in ready ? ready : this.#run(ready, request, nothingYet());
  }

  async subscribe(request: EngineSubscription<Context>): Promise<ExecutionResult | Stream<ExecutionResult>> {
    const ready = this.#makeReady(request);
    if ("errors" in ready) return ready;
    const { source } = ready.planned;
    if (!source) return this.#run(ready, request, nothingYet());
    const end = new End();
    request.signal?.addEventListener("abort", () => end.abort());
    const asking = { context: request.context, signal: end };
    const opening = { clients: this.#clients, variables: ready.variables, asking, onFault: this.#onFault };
    const opened = await source.open(opening);
    if (!(Symbol.asyncIterator in opened)) return this.#run(ready, request, begunBy(opened));
    const answer = this.#answerer(ready, request);
    return endable((signal) => answers({ events: opened, answer, end, signal }));
  }

  /** Answers events: each once for all who would be answered the same. */
  #answerer(ready: Ready, { context: first, contextOfEvent = () => first }: EngineSubscription<Context>) {
    const { shared, asksOn } = ready.planned;
    const variables = JSON.stringify(ready.variables);
    if (!asksOn) {
      const make = (event: SourceEvent) => answerOf(ready, this.#begin(ready, { context: first }, begunBy(event)));
      return (event: SourceEvent) => shared.once(event, variables, () => make(event));
    }
    return async (event: SourceEvent): Promise<ExecutionResult> => {
      const context = await contextOfEvent();
      // What is shared is seen through, though one who waits for it leaves.
      const run = () => this.#run(ready, { context }, begunBy({ ...event, data: structuredClone(event.data) }));
      return shared.whileUnderWay(event, { variables, audience: this.#audienceOf(context) }, run);
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].flatMap((client) => (client.close ? [client.close()] : [])));
  }

  /** Plans an operation and looks at its variables; an answer where either fails. */
  #makeReady(request: EngineRequest<Context>): Ready | { errors: readonly GraphQLError[] } {
    try {
      const prepared = this.#prepare(request.document, request.operationName);
      const variables = request.variables ?? {};
      const sound = coerceVariables(this.schema, prepared.node, variables);
      if ("errors" in sound) return sound;
      const planned = prepared.planned((variable) => sound.coerced[variable] === true);
      this.#onPlan?.(planned.plan, request.context);
      return { planned, variables, introspected: prepared.introspect?.(variables) ?? {} };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  async #run(ready: Ready, asking: AskedBy<Context>, begun: Begun): Promise<ExecutionResult> {
    const run = this.#begin(ready, asking, begun);
    await ready.planned.execute(run);
    return answerOf(ready, run);
  }

  #begin({ variables }: Ready, { context, signal }: AskedBy<Context>, { data, errors }: Begun): PlanRun<Context> {
    return {
      asking: { context, signal },
      clients: this.#clients,
      variables,
      data,
      asked: new Map(),
      errors,
      absent: new Set(),
      onFault: this.#onFault,
    };
  }
}

/** What a run that is through has to say. */
function answerOf<Context>({ planned: { project }, introspected }: Ready, run: PlanRun<Context>): ExecutionResult {
  const projection = new ProjectionRun(run, introspected);
  const data = project(run.data, projection);
  const errors = run.errors.filter(({ path }) => isInAnswer(data, path));
  return withErrors(data, [...errors, ...projection.errors]);
}

/** Executes operations over the subgraphs of a supergraph, whichever it is. */
export function createEngine<Context>(options: EngineOptions<Context>): Engine<Context> {
  return new SupergraphEngine(loadSupergraph(options.supergraphSdl), options);
}
