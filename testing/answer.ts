import type { GraphQLFormattedError } from "graphql";

/** What came back. */
export interface Answer {
  /** As loose as JSON: a test says what it expects of it. Null where there is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  data: Record<string, any> | null;
  /** As clients see them; empty where there are none. */
  errors: readonly GraphQLFormattedError[];
}

/** One question that went to a subgraph. */
export interface PlannedFetch {
  subgraph: string;
  query: string;
}

/** How an operation was answered. */
export interface AnsweredPlan {
  /** Which subgraphs were asked, each once, in the order in which they first were. */
  subgraphs: readonly string[];
  /** Every question that was sent, in the order in which they were. What is found already, or refused before, is not asked for. */
  fetches: readonly PlannedFetch[];
  /** The query plan as the planner prints it; empty where nothing was planned. */
  text: string;
}

/** An answer of the gateway, and how it came about. */
export interface GraphAnswer extends Answer {
  /** Of HTTP. */
  status: number;
  plan: AnsweredPlan;
}

/** An answer with what GraphQL leaves out. */
export const answerOf = ({ data, errors }: { data?: unknown; errors?: unknown }): Answer =>
  JSON.parse(JSON.stringify({ data: data ?? null, errors: errors ?? [] })) as Answer;
