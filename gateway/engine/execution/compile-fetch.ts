import type { FetchNode } from "@apollo/query-planner";
import { OperationTypeNode } from "graphql";
import type { LoadedSupergraph } from "../supergraph.js";
import type { Data, SubgraphAnswer, SubgraphOperation } from "../subgraph-client.js";
import { objectsAt, pathsTo, type PlanPath } from "./flatten-path.js";
import { mergeData } from "./merge-data.js";
import { isObject } from "./own-key.js";
import { locateError, noAnswer, type FetchErrors } from "./plan-errors.js";
import type { PlanRun, Step } from "./plan-run.js";
import { representationMaker, type Representations } from "./representations.js";
import { compileRewrites } from "./rewrites.js";

/** A fetch of a plan with everything that can be known before it runs. */
class CompiledFetch {
  readonly #node: FetchNode;
  readonly #path: PlanPath;
  readonly #supergraph: LoadedSupergraph;
  readonly #document;
  /** The body's text up to the variables. */
  readonly #bodyStart: string;
  readonly #represent;
  readonly #rewriteOutput;

  constructor(node: FetchNode, path: PlanPath, supergraph: LoadedSupergraph) {
    this.#node = node;
    this.#path = path;
    this.#supergraph = supergraph;
    this.#document = node.operationDocumentNode!;
    const name = node.operationName === undefined ? "" : `"operationName":${JSON.stringify(node.operationName)},`;
    this.#bodyStart = `{"query":${JSON.stringify(node.operation)},${name}"variables":`;
    const rewrite = compileRewrites(node.inputRewrites, supergraph.isTypeOf);
    this.#represent = node.requires && representationMaker(node.requires, { isTypeOf: supergraph.isTypeOf, rewrite });
    this.#rewriteOutput = compileRewrites(node.outputRewrites, supergraph.isTypeOf);
  }

  /** Asks the subgraph, unless there is nothing to ask or nobody waits for it any more. A mutation is seen through. */
  async run<Context>(run: PlanRun<Context>): Promise<void> {
    if (run.asking.signal?.aborted && this.#node.operationKind !== OperationTypeNode.MUTATION) return;
    const objects = objectsAt(run.data, this.#path);
    if (objects.length === 0) return;
    const representations = this.#represent?.(objects);
    if (representations?.unique.length === 0) return;
    const errors = this.#errorsOf(run, representations);
    try {
      const answer = await this.#ask(run, representations);
      for (const error of answer.errors ?? []) run.errors.push(...locateError(error, errors));
      if (!answer.data) return;
      if (representations) this.#addEntities(answer, objects, representations);
      else this.#addFields(answer.data, objects);
    } catch (error) {
      run.onFault(this.#node.serviceName, error);
      run.errors.push(noAnswer(error, errors));
    }
  }

  #errorsOf<Context>(run: PlanRun<Context>, representations: Representations | undefined): FetchErrors {
    const { askedKey } = this.#supergraph;
    const fetch = { service: this.#node.serviceName, path: this.#path, askedKey };
    if (!representations) return { ...fetch, pathsOfEntity: null };
    // Fetches of one level add fields and never lists, so that places found late are those of the question.
    let paths: ReturnType<typeof pathsTo> | undefined;
    return {
      ...fetch,
      pathsOfEntity: (entity) => {
        paths ??= pathsTo(run.data, this.#path);
        return (representations.indexes[entity] ?? []).map((index) => paths![index]!);
      },
    };
  }

  #ask<Context>(
    { clients, variables: given, asking }: PlanRun<Context>,
    representations: Representations | undefined,
  ): Promise<SubgraphAnswer> {
    const client = clients.get(this.#node.serviceName);
    if (!client) throw new Error(`The plan names the subgraph ${this.#node.serviceName}, which nobody serves.`);
    const variables: Data = {};
    for (const name of this.#node.variableUsages ?? []) {
      if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name];
    }
    const own = Object.keys(variables).length > 0 ? JSON.stringify(variables).slice(1, -1) : "";
    const texts = representations && `"representations":[${representations.texts.join(",")}]`;
    if (representations) variables["representations"] = representations.unique;
    const operation: SubgraphOperation = {
      kind: this.#node.operationKind,
      name: this.#node.operationName,
      document: this.#document,
      variables,
      body: () => `${this.#bodyStart}{${[own, texts].filter(Boolean).join(",")}}}`,
    };
    return client.ask(operation, asking);
  }

  #addFields(data: Data, objects: readonly Data[]): void {
    this.#rewriteOutput?.(data);
    for (const object of objects) mergeData(object, data, this.#supergraph.isAbstract);
  }

  #addEntities(
    { data, errors = [] }: SubgraphAnswer,
    objects: readonly Data[],
    { unique, indexes }: Representations,
  ): void {
    const entities = data?.["_entities"];
    // A null in its place is an error of the subgraph's that speaks for itself.
    if ((entities === null || entities === undefined) && errors.length > 0) return;
    if (!Array.isArray(entities) || entities.length !== unique.length) {
      throw new Error(`${String(unique.length)} entities were asked for, and the answer has another number of them.`);
    }
    if (entities.some((entity) => entity !== null && (!isObject(entity) || Array.isArray(entity)))) {
      throw new Error("An entity of the answer is no object.");
    }
    for (const [index, entity] of entities.entries()) {
      if (!isObject(entity)) continue;
      entity["__typename"] ??= objects[indexes[index]![0]!]!["__typename"];
      this.#rewriteOutput?.(entity);
      for (const place of indexes[index]!) mergeData(objects[place]!, entity, this.#supergraph.isAbstract);
    }
  }
}

/** A fetch of a plan, for the objects that a path leads to. */
export function compileFetch(node: FetchNode, path: PlanPath, supergraph: LoadedSupergraph): Step {
  const fetch = new CompiledFetch(node, path, supergraph);
  return (run) => fetch.run(run);
}
