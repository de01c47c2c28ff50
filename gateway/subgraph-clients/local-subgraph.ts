import { unchanging } from "../../foundation/actor-cache/follow-actors.js";
import type { ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import type { SubscribeSubgraph } from "../../foundation/subgraph-kit/streams/subscribe-subgraph.js";
import { deadlineOf, outOfTime } from "../engine/deadline-of.js";
import type { SubgraphAnswer, SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";
import { longPollMs } from "./long-poll.js";

export interface LocalSubgraph {
  execute: ExecuteSubgraph;
  subscribe?: SubscribeSubgraph | undefined;
  /** From a question to its whole answer, for one that does not wait by itself. */
  deadlineMs: number;
}

/** The answer, or what is thrown where it is not there in time: it is waited for no longer, and seen through all the same. */
function inTime(answer: Promise<SubgraphAnswer>, deadlineMs: number): Promise<SubgraphAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(outOfTime(deadlineMs)), deadlineMs);
    const settle = (): void => clearTimeout(timer);
    answer.then(resolve, reject).finally(settle);
  });
}

/** A subgraph in this process: it is given the plan's own document, and no HTTP lies between. */
export function localSubgraph({ execute, subscribe, deadlineMs }: LocalSubgraph): SubgraphClient<GatewayContext> {
  const deadlines = { deadlineMs, waitMs: longPollMs };
  return {
    ask(operation, { context }) {
      const { document, variables, name } = operation;
      const answer = execute({ document, variables, operationName: name ?? null }, context);
      return inTime(answer, deadlineOf(operation, deadlines).deadlineMs);
    },
    ...(subscribe && {
      subscribe: ({ document, variables, name }, { context, signal }) =>
        subscribe(
          { document, variables, operationName: name ?? null },
          { ...context, live: context.live ?? unchanging(context.actor), ...(signal && { signal }) },
        ),
    }),
  };
}
