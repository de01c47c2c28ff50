import type { PlanNode } from "@apollo/query-planner";
import type { LoadedSupergraph } from "../supergraph.js";
import { compileFetch } from "./compile-fetch.js";
import type { PlanPath } from "./flatten-path.js";
import type { Step } from "./plan-run.js";

const nothing: Step = () => Promise.resolve();

const inSequence = (steps: readonly Step[]): Step =>
  steps.length === 1
    ? steps[0]!
    : async (run) => {
        for (const step of steps) await step(run);
      };

const sideBySide =
  (steps: readonly Step[]): Step =>
  async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };

/** A plan's node as something that runs; `path` leads to the objects that it speaks of. */
export function compilePlan(node: PlanNode | undefined, supergraph: LoadedSupergraph, path: PlanPath = []): Step {
  switch (node?.kind) {
    case undefined:
      return nothing;
    case "Fetch":
      return compileFetch(node, path, supergraph);
    case "Flatten":
      return compilePlan(node.node, supergraph, [...path, ...node.path]);
    case "Sequence":
      return inSequence(node.nodes.map((child) => compilePlan(child, supergraph, path)));
    case "Parallel":
      return sideBySide(node.nodes.map((child) => compilePlan(child, supergraph, path)));
    case "Condition":
    case "Defer":
      throw new Error(`The planner was asked for no ${node.kind}: conditions are decided before.`);
  }
}
