import type { FetchNode } from "@apollo/query-planner";
import { OperationTypeNode } from "graphql";
import type { LoadedSupergraph } from "../supergraph.js";
import type { Data, SubgraphAnswer, SubgraphError, SubgraphOperation } from "../subgraph-client.js";
import { askedOf, askOnce, questionOf, type Part } from "./asked-entities.js";
import { objectsAt, pathsTo, type PlanPath } from "./flatten-path.js";
import { mergeData } from "./merge-data.js";
import { isObject } from "./own-key.js";
import { locateError, noAnswer, type FetchErrors } from "./plan-errors.js";
import type { PlanRun, Step } from "./plan-run.js";
import { representationMaker, type Representations } from "./representations.js";
import { compileRewrites } from "./rewrites.js";

/** The objects of the answer that a fetch is for, and what it says of them. */
interface AskedObjects {
  objects: readonly Data[];
  representations: Representations;
}

/** Is an error of a shared answer about an entity that another fetch asked for? */
const isOfOthers = ({ path = [] }: SubgraphError, { isShared, ownIndexes }: Part): boolean =>
  isShared && typeof path[1] === "number" && ownIndexes[path[1]] === undefined;

const noVariables: Data = Object.freeze({});
const nothing: Promise<void> = Promise.resolve();

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
  readonly #question: string | null;
  readonly #usesVariables: boolean;
  /** What is always asked in the same way is worked out once. */
  readonly #always: SubgraphOperation | null;
  /** As far as errors of root fields are concerned. */
  readonly #fetch: FetchErrors;

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
    this.#question = questionOf(node);
    this.#usesVariables = (node.variableUsages ?? []).length > 0;
    const emptyBody = `${this.#bodyStart}{}}`;
    this.#always = node.requires || this.#usesVariables ? null : this.#operation(noVariables, () => emptyBody);
    this.#fetch = { service: node.serviceName, path, askedKey: supergraph.askedKey, pathsOfEntity: null };
  }

  /** Asks the subgraph, unless there is nothing to ask or nobody waits for it any more. A mutation is seen through. */
  run<Context>(run: PlanRun<Context>): Promise<unknown> {
    if (run.asking.signal?.aborted && this.#node.operationKind !== OperationTypeNode.MUTATION) return nothing;
    const objects = objectsAt(run.data, this.#path);
    if (objects.length === 0) return nothing;
    if (!this.#represent) return this.#takeFields(run, objects);
    const representations = this.#represent(objects);
    if (representations.unique.length === 0) return nothing;
    const parts = this.#askEntities(run, representations);
    return Promise.all(parts.map((part) => this.#takeEntities(run, part, { objects, representations })));
  }

  async #takeFields<Context>(run: PlanRun<Context>, objects: readonly Data[]): Promise<void> {
    try {
      const answer = await this.#ask(run);
      // What was read before a mutation is read anew.
      if (this.#node.operationKind === OperationTypeNode.MUTATION) run.asked.clear();
      for (const error of answer.errors ?? []) run.errors.push(...locateError(error, this.#fetch));
      if (answer.data) this.#addFields(answer.data, objects);
    } catch (error) {
      run.onFault(this.#node.serviceName, error);
      run.errors.push(noAnswer(error, this.#fetch));
    }
  }

  #askEntities<Context>(run: PlanRun<Context>, representations: Representations): Part[] {
    const ask = (missing: Representations) => this.#ask(run, missing);
    if (this.#question === null) return askOnce(new Map(), representations, ask);
    return askOnce(askedOf(run.asked, `${this.#question} ${this.#ownVariables(run)}`), representations, ask);
  }

  async #takeEntities<Context>(run: PlanRun<Context>, part: Part, asked: AskedObjects): Promise<void> {
    const errors = this.#errorsOf(run, part, asked.representations);
    try {
      const answer = await part.answer;
      const own = (answer.errors ?? []).filter((error) => !isOfOthers(error, part));
      for (const error of own) run.errors.push(...locateError(error, errors));
      if (answer.data) this.#addEntities(run, answer, { ...asked, part });
    } catch (error) {
      if (!part.isShared) run.onFault(this.#node.serviceName, error);
      run.errors.push(noAnswer(error, errors));
    }
  }

  #errorsOf<Context>(run: PlanRun<Context>, { ownIndexes }: Part, { indexes }: Representations): FetchErrors {
    // Fetches of one level add fields and never lists, so that places found late are those of the question.
    let paths: ReturnType<typeof pathsTo> | undefined;
    return {
      ...this.#fetch,
      pathsOfEntity: (entity) => {
        paths ??= pathsTo(run.data, this.#path);
        return (indexes[ownIndexes[entity] ?? -1] ?? []).map((index) => paths![index]!);
      },
    };
  }

  /** The client's variables that the fetch uses, as they are in the body. */
  #ownVariables({ variables: given }: Pick<PlanRun<unknown>, "variables">): string {
    return this.#usesVariables ? JSON.stringify(this.#variablesOf(given)).slice(1, -1) : "";
  }

  #variablesOf(given: Readonly<Record<string, unknown>>): Data {
    const variables: Data = {};
    for (const name of this.#node.variableUsages ?? []) {
      if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name];
    }
    return variables;
  }

  #ask<Context>(run: PlanRun<Context>, representations?: Representations): Promise<SubgraphAnswer> {
    const { clients, variables: given, asking } = run;
    const client = clients.get(this.#node.serviceName);
    if (!client)
      return Promise.reject(new Error(`The plan names the subgraph ${this.#node.serviceName}, which nobody serves.`));
    return client.ask(this.#always ?? this.#operationOf(given, representations), asking);
  }

  #operationOf(given: PlanRun<unknown>["variables"], representations?: Representations): SubgraphOperation {
    const variables = this.#variablesOf(given);
    const own = this.#ownVariables({ variables: given });
    const texts = representations && `"representations":[${representations.texts.join(",")}]`;
    if (representations) variables["representations"] = representations.unique;
    return this.#operation(variables, () => `${this.#bodyStart}{${[own, texts].filter(Boolean).join(",")}}}`);
  }

  #operation(variables: Data, body: () => string): SubgraphOperation {
    const { operationKind: kind, operationName: name } = this.#node;
    return { kind, name, document: this.#document, variables, body };
  }

  #addFields(data: Data, objects: readonly Data[]): void {
    this.#rewriteOutput?.(data);
    for (const object of objects) mergeData(object, data, this.#supergraph.isAbstract);
  }

  #addEntities<Context>(
    run: PlanRun<Context>,
    { data, errors = [] }: SubgraphAnswer,
    { objects, representations, part }: AskedObjects & { part: Part },
  ): void {
    const { count, ownIndexes } = part;
    const entities = data?.["_entities"];
    // A null in its place is an error of the subgraph's that speaks for itself.
    if ((entities === null || entities === undefined) && errors.length > 0) return;
    if (!Array.isArray(entities) || entities.length !== count) {
      throw new Error(`${String(count)} entities were asked for, and the answer has another number of them.`);
    }
    if (entities.some((entity) => entity !== null && (!isObject(entity) || Array.isArray(entity)))) {
      throw new Error("An entity of the answer is no object.");
    }
    for (const [at, entity] of entities.entries()) {
      const places = representations.indexes[ownIndexes[at] ?? -1];
      if (entity === null) places?.forEach((place) => run.absent.add(objects[place]!));
      if (!places || !isObject(entity)) continue;
      if (this.#rewriteOutput) {
        entity["__typename"] ??= objects[places[0]!]!["__typename"];
        this.#rewriteOutput(entity);
      }
      for (const place of places) mergeData(objects[place]!, entity, this.#supergraph.isAbstract);
    }
  }
}

/** A fetch of a plan, for the objects that a path leads to. */
export function compileFetch(node: FetchNode, path: PlanPath, supergraph: LoadedSupergraph): Step {
  const fetch = new CompiledFetch(node, path, supergraph);
  return (run) => fetch.run(run);
}
