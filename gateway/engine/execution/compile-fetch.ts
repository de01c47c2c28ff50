import type { FetchNode } from "@apollo/query-planner";
import { OperationTypeNode } from "graphql";
import type { LoadedSupergraph } from "../supergraph.js";
import type { Data, SubgraphAnswer, SubgraphError } from "../subgraph-client.js";
import { askedOf, askOnce, questionOf, wholePart, type Part } from "./asked-entities.js";
import { FetchQuestion } from "./fetch-question.js";
import { objectsAt, pathsTo, type PlanPath } from "./flatten-path.js";
import { mergeData } from "./merge-data.js";
import { isObject } from "./own-key.js";
import { locateError, noAnswer, type FetchErrors } from "./plan-errors.js";
import type { PlanRun, Step } from "./plan-run.js";
import { representationMaker, type Representations } from "./representations.js";
import { compileRewrites } from "./rewrites.js";

/** The objects of the answer that a fetch is for, what it says of them, and the part of them that is asked for together. */
interface AskedObjects {
  objects: readonly Data[];
  representations: Representations;
  part: Part;
}

/** Is an error of a shared answer about an entity that another fetch asked for? */
const isOfOthers = ({ path = [] }: SubgraphError, { isShared, ownIndexes }: Part): boolean =>
  isShared && typeof path[1] === "number" && ownIndexes[path[1]] === undefined;

const nothing: Promise<void> = Promise.resolve();

/** A fetch of a plan with everything that can be known before it runs. */
class CompiledFetch {
  readonly #node: FetchNode;
  readonly #path: PlanPath;
  readonly #supergraph: LoadedSupergraph;
  readonly #question: FetchQuestion;
  /** What it has in common with fetches that ask the same of other entities; null where there are none. */
  readonly #sharedBy: string | null;
  readonly #represent;
  readonly #rewriteOutput;
  /** As far as errors of root fields are concerned. */
  readonly #fetch: FetchErrors;

  constructor(node: FetchNode, path: PlanPath, supergraph: LoadedSupergraph) {
    this.#node = node;
    this.#path = path;
    this.#supergraph = supergraph;
    this.#question = new FetchQuestion(node);
    this.#sharedBy = questionOf(node);
    const rewrite = compileRewrites(node.inputRewrites, supergraph.isTypeOf);
    this.#represent = node.requires && representationMaker(node.requires, { isTypeOf: supergraph.isTypeOf, rewrite });
    this.#rewriteOutput = compileRewrites(node.outputRewrites, supergraph.isTypeOf);
    this.#fetch = { service: node.serviceName, path, askedKey: supergraph.askedKey, pathsOfEntity: null };
  }

  /** Asks the subgraph, unless there is nothing to ask or nobody waits for it any more. A mutation is seen through. */
  run<Context>(run: PlanRun<Context>): Promise<unknown> {
    if (run.asking.signal?.aborted && this.#node.operationKind !== OperationTypeNode.MUTATION) return nothing;
    const objects = objectsAt(run.data, this.#path);
    if (objects.length === 0) return nothing;
    if (!this.#represent) return this.#takeFields(run, objects);
    const representations = this.#represent(objects);
    if (representations.texts.length === 0) return nothing;
    const parts = this.#askEntities(run, representations);
    return Promise.all(parts.map((part) => this.#takeEntities(run, { objects, representations, part })));
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
    if (this.#sharedBy === null) return [wholePart(ask(representations), representations.texts.length)];
    return askOnce(askedOf(run.asked, `${this.#sharedBy} ${this.#question.own(run.variables)}`), representations, ask);
  }

  async #takeEntities<Context>(run: PlanRun<Context>, asked: AskedObjects): Promise<void> {
    const { part } = asked;
    try {
      const answer = await part.answer;
      if (answer.errors) this.#addErrors(run, answer.errors, asked);
      if (answer.data) this.#addEntities(run, answer, asked);
    } catch (error) {
      if (!part.isShared) run.onFault(this.#node.serviceName, error);
      run.errors.push(noAnswer(error, this.#fetch));
    }
  }

  #addErrors<Context>(
    run: PlanRun<Context>,
    errors: readonly SubgraphError[],
    { part, representations: { indexes } }: AskedObjects,
  ): void {
    // Fetches of one level add fields and never lists, so that places found late are those of the question.
    const paths = pathsTo(run.data, this.#path);
    const pathsOfEntity = (entity: number) =>
      (indexes[part.ownIndexes[entity] ?? -1] ?? []).map((index) => paths[index]!);
    const own = errors.filter((error) => !isOfOthers(error, part));
    for (const error of own) run.errors.push(...locateError(error, { ...this.#fetch, pathsOfEntity }));
  }

  /** It throws nothing at once, whatever its client does. */
  async #ask<Context>(run: PlanRun<Context>, representations?: Representations): Promise<SubgraphAnswer> {
    const { clients, variables: given, asking } = run;
    const client = clients.get(this.#node.serviceName);
    if (!client) throw new Error(`The plan names the subgraph ${this.#node.serviceName}, which nobody serves.`);
    return client.ask(this.#question.ask(given, representations?.texts ?? null), asking);
  }

  #addFields(data: Data, objects: readonly Data[]): void {
    this.#rewriteOutput?.(data);
    for (const object of objects) mergeData(object, data, this.#supergraph.isAbstract);
  }

  #addEntities<Context>(
    run: PlanRun<Context>,
    { data, errors = [] }: SubgraphAnswer,
    { objects, representations, part }: AskedObjects,
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
