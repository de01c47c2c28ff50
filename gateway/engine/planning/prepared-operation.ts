import { operationFromDocument } from "@apollo/federation-internals";
import type { PlanNode, SubscriptionNode } from "@apollo/query-planner";
import { GraphQLError, type GraphQLObjectType, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { compilePlan } from "../execution/compile-plan.js";
import type { Step } from "../execution/plan-run.js";
import { compileSource, type EventSource } from "../streams/event-source.js";
import { SharedExecution } from "../streams/shared-execution.js";
import { compileProjector } from "../projection/projector.js";
import type { Conditions } from "../projection/selected-fields.js";
import type { LoadedSupergraph } from "../supergraph.js";
import type { FoundOperation } from "./find-operation.js";
import { compileIntrospection, type Introspect } from "./introspection.js";
import { plannedDocument } from "./planned-document.js";
import { plannedKey } from "./planned-key.js";
import { withoutStandIns } from "./without-stand-ins.js";

/** How an operation is answered with certain values of its conditions. */
export interface PlannedOperation {
  /** As the planner made it. */
  plan: PlanNode | SubscriptionNode | undefined;
  execute: Step;
  /** Where the events of a subscription come from; null for any other operation. */
  source: EventSource | null;
  /** Of a subscription: its answers, where several streams have the same event. */
  shared: SharedExecution;
  /** Is there more to ask of subgraphs, once a subscription's event is there? */
  asksOn: boolean;
  project: ReturnType<typeof compileProjector>;
}

/** An operation that can be executed any number of times. */
export interface PreparedOperation {
  node: OperationDefinitionNode;
  /** Null for an operation that asks nothing of the schema. */
  introspect: Introspect | null;
  /** Planned once for each combination of what `@skip` and `@include` depend on; throws a GraphQLError where there is no plan. */
  planned: (isTrue: Conditions) => PlannedOperation;
}

/** Combinations of one operation's conditions that are kept. */
const mostCombinations = 32;

function planOf(operation: FoundOperation, supergraph: LoadedSupergraph, isTrue: Conditions): PlannedOperation["plan"] {
  const document = plannedDocument(operation, supergraph, isTrue);
  if (!document) return undefined;
  const plan = supergraph.planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema, document)).node;
  if (plan?.kind === "Subscription") {
    return { ...plan, ...(plan.rest && { rest: withoutStandIns(plan.rest, supergraph.amended) }) };
  }
  if (plan) return withoutStandIns(plan, supergraph.amended);
  const extensions = { code: "INCOMPLETE_ANSWER" };
  throw new GraphQLError("No subgraph can answer anything of this operation.", { extensions });
}

function plan(operation: FoundOperation, supergraph: LoadedSupergraph, isTrue: Conditions): PlannedOperation {
  const { publicSchema: schema, facts } = supergraph;
  const plan = planOf(operation, supergraph, isTrue);
  const { fragmentByName, node } = operation;
  const keyOf = (key: string, name: string): string => plannedKey(key, name, facts.ownKeys);
  const root = schema.getRootType(node.operation) as GraphQLObjectType;
  return {
    plan,
    source: plan?.kind === "Subscription" ? compileSource(plan.primary, supergraph) : null,
    shared: new SharedExecution(),
    asksOn: plan?.kind === "Subscription" && plan.rest !== undefined,
    execute: compilePlan(plan?.kind === "Subscription" ? plan.rest : plan, supergraph),
    project: compileProjector({ schema, fragmentByName, isTrue, keyOf }, root, node.selectionSet),
  };
}

function plannedByConditions(operation: FoundOperation, supergraph: LoadedSupergraph): PreparedOperation["planned"] {
  const { conditions } = operation;
  const byValues = new LRUCache<string, PlannedOperation>({ max: mostCombinations });
  return (isTrue) => {
    const isSet = new Map(conditions.map((name) => [name, isTrue(name)]));
    const key = conditions.map((name) => (isSet.get(name) ? "1" : "0")).join("");
    const known = byValues.get(key);
    if (known) return known;
    const planned = plan(operation, supergraph, (name) => isSet.get(name) === true);
    byValues.set(key, planned);
    return planned;
  };
}

/** Makes everything ready that does not depend on a request, for an operation that fits the public schema. */
export function prepareOperation(operation: FoundOperation, supergraph: LoadedSupergraph): PreparedOperation {
  const always = operation.conditions.length === 0 ? plan(operation, supergraph, () => false) : null;
  return {
    node: operation.node,
    introspect: compileIntrospection(operation, supergraph.publicSchema),
    planned: always ? () => always : plannedByConditions(operation, supergraph),
  };
}
