import type { GraphQLError } from "graphql";
import type { Asking, Data, SubgraphClient } from "../subgraph-client.js";
import type { AskedEntities } from "./asked-entities.js";

/** One execution of a plan: what is known so far. */
export interface PlanRun<Context> {
  asking: Asking<Context>;
  clients: ReadonlyMap<string, SubgraphClient<Context>>;
  /** As the client gave them. */
  variables: Readonly<Record<string, unknown>>;
  data: Data;
  /** Of queries: so that nothing is asked twice. */
  asked: AskedEntities;
  errors: GraphQLError[];
  /** Entities that a subgraph answered with null: they are not there, or not for who asks. */
  absent: Set<object>;
  /** Told of every subgraph that gave no answer. */
  onFault: (service: string, error: unknown) => void;
}

/** A part of a plan, ready to run: it adds to the run's data and errors, and never throws. */
export type Step = <Context>(run: PlanRun<Context>) => Promise<unknown>;
