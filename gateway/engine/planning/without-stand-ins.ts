import type { FetchNode, PlanNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, print, stripIgnoredCharacters, visit } from "graphql";
import type { AmendedSupergraph } from "../composition/stand-ins.js";
import { apartFetches } from "./apart-fetches.js";

function requiresOf(
  selections: readonly QueryPlanSelectionNode[],
  standInByKey: AmendedSupergraph["standInByKey"],
): QueryPlanSelectionNode[] {
  return selections.map((selection): QueryPlanSelectionNode => {
    const below = selection.selections && { selections: requiresOf(selection.selections, standInByKey) };
    const standIn = selection.kind === "Field" ? standInByKey.get(selection.name) : undefined;
    return { ...selection, ...(standIn && { alias: standIn.key, name: standIn.name }), ...below };
  });
}

/** Asks for what a stand-in stands for, under the stand-in's key. */
function resolveFetch(node: FetchNode, { standInByKey }: AmendedSupergraph): FetchNode {
  const document = visit(node.operationDocumentNode!, {
    Field(field) {
      const standIn = standInByKey.get(field.name.value);
      if (!standIn) return undefined;
      return {
        ...field,
        alias: { kind: Kind.NAME, value: (field.alias ?? field.name).value },
        name: { kind: Kind.NAME, value: standIn.name },
        arguments: standIn.arguments,
      };
    },
  });
  return {
    ...node,
    ...(node.requires && { requires: requiresOf(node.requires, standInByKey) }),
    ...(document !== node.operationDocumentNode && {
      operationDocumentNode: document,
      operation: stripIgnoredCharacters(print(document)),
    }),
  };
}

/** A plan over the amended supergraph as one over the subgraphs that are there. */
export function withoutStandIns(plan: PlanNode, amended: AmendedSupergraph): PlanNode {
  if (amended.standInByKey.size === 0) return plan;
  switch (plan.kind) {
    case "Fetch": {
      const nodes = apartFetches(plan, amended).map((node) => resolveFetch(node, amended));
      return nodes.length === 1 ? nodes[0]! : { kind: "Parallel", nodes };
    }
    case "Flatten":
      return { ...plan, node: withoutStandIns(plan.node, amended) };
    case "Sequence":
    case "Parallel":
      return { ...plan, nodes: plan.nodes.map((node) => withoutStandIns(node, amended)) };
    case "Condition":
    case "Defer":
      return plan;
  }
}
