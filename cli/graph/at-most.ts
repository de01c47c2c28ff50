import type { Graph } from "./graph-client.js";

/** The same graph, of which at most so many things are asked at once; the others wait for their turn. */
export function atMost(count: number, graph: Graph): Graph {
  const waiting: (() => void)[] = [];
  let left = count;
  const inTurn = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (left > 0) left -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await ask();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else left += 1;
    }
  };
  return {
    ...graph,
    request: (operation, variables) => inTurn(() => graph.request(operation, variables)),
    read: (operation, variables) => inTurn(() => graph.read(operation, variables)),
    attempt: (operation, variables) => inTurn(() => graph.attempt(operation, variables)),
  };
}
