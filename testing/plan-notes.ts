import { prettyFormatQueryPlan, type QueryPlan } from "@apollo/query-planner";
import type { GatewayOptions } from "../gateway/gateway.js";
import type { AnsweredPlan } from "./answer.js";
import type { StartGatewayOptions } from "./start-gateway.js";

interface Noted {
  plans: QueryPlan["node"][];
  fetches: AnsweredPlan["fetches"][number][];
}

/** What a gateway does for each request, by the request's id. */
export class PlanNotes {
  readonly #byRequest = new Map<string, Noted>();

  readonly onFetch: NonNullable<StartGatewayOptions["onFetch"]> = (fetch, requestId) => {
    this.#byRequest.get(requestId)?.fetches.push(fetch);
  };

  readonly onPlan: NonNullable<GatewayOptions["onPlan"]> = (plan, { requestId }) => {
    this.#byRequest.get(requestId)?.plans.push(plan);
  };

  /** Notes what is done for this request from now on. */
  expect(requestId: string): void {
    this.#byRequest.set(requestId, { plans: [], fetches: [] });
  }

  /** What was done for it, and no more notes. */
  take(requestId: string): AnsweredPlan {
    const { plans, fetches } = this.#byRequest.get(requestId)!;
    this.#byRequest.delete(requestId);
    return {
      subgraphs: [...new Set(fetches.map(({ subgraph }) => subgraph))],
      fetches,
      text: plans.map((node) => prettyFormatQueryPlan({ kind: "QueryPlan", ...(node && { node }) })).join("\n"),
    };
  }
}
