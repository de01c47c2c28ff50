import { operationFromDocument } from "@apollo/federation-internals";
import type { PlanNode, SubscriptionNode } from "@apollo/query-planner";
import type { GraphQLObjectType, OperationDefinitionNode } from "graphql";
import { compilePlan } from "../execution/compile-plan.js";
import type { Step } from "../execution/plan-run.js";
import { compileSource, type EventSource } from "../streams/event-source.js";
import { compileProjector } from "../projection/projector.js";
import type { LoadedSupergraph } from "../supergraph.js";
import type { FoundOperation } from "./find-operation.js";
import { compileIntrospection, type Introspect } from "./introspection.js";

type Project = ReturnType<typeof compileProjector>;

/** An operation that can be executed any number of times. */
export interface PreparedOperation {
  node: OperationDefinitionNode;
  /** As the planner made it. */
  plan: PlanNode | SubscriptionNode | undefined;
  execute: Step;
  /** Where the events of a subscription come from; null for any other operation. */
  source: EventSource | null;
  /** Null for an operation that asks nothing of the schema. */
  introspect: Introspect | null;
  /** By the conditions' values. */
  projector: (isTrue: (variable: string) => boolean) => Project;
}

/** Projectors of one operation that are kept: one for each combination of conditions that was asked. */
const mostProjectors = 32;

function projectors(operation: FoundOperation, supergraph: LoadedSupergraph): PreparedOperation["projector"] {
  const byConditions = new Map<string, Project>();
  const schema = supergraph.publicSchema;
  const root = schema.getRootType(operation.node.operation) as GraphQLObjectType;
  return (isTrue) => {
    const values = new Map(operation.conditions.map((name) => [name, isTrue(name)]));
    const key = operation.conditions.map((name) => (values.get(name) ? "1" : "0")).join("");
    const known = byConditions.get(key);
    if (known) return known;
    if (byConditions.size >= mostProjectors) byConditions.clear();
    const reading = {
      schema,
      fragmentByName: operation.fragmentByName,
      isTrue: (name: string) => values.get(name) === true,
    };
    const project = compileProjector(reading, root, operation.node.selectionSet);
    byConditions.set(key, project);
    return project;
  };
}

/** Plans an operation that fits the public schema, and makes everything ready that does not depend on a request. */
export function prepareOperation(operation: FoundOperation, supergraph: LoadedSupergraph): PreparedOperation {
  const plan = supergraph.planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema, operation.document)).node;
  const isStream = plan?.kind === "Subscription";
  return {
    node: operation.node,
    plan,
    source: isStream ? compileSource(plan.primary, supergraph) : null,
    execute: compilePlan(isStream ? plan.rest : plan, supergraph),
    introspect: compileIntrospection(operation, supergraph.publicSchema),
    projector: projectors(operation, supergraph),
  };
}
