import type { Graph } from "../graph/graph-client.js";
import type { DesiredState } from "./desire/desired-state.js";
import { makePlan } from "./plan/make-plan.js";
import { leavingSynced, peopleChangedBy } from "./plan/synced.js";
import type { Plan } from "./plan/plan.js";
import type { PlanOptions } from "./plan/plan-changes.js";
import { readState, type State } from "./state/read-state.js";
import { readSynced } from "./state/read-synced.js";
import { wantedBy } from "./state/wanted.js";

export interface Planned {
  state: State;
  plan: Plan;
}

/**
 * Reads what is there, and plans. Whom an identity sync decides about is asked only of those whom the plan is about: a plan
 * that changes nobody's memberships asks for nothing more.
 */
export async function planManifest(graph: Graph, desired: DesiredState, options: PlanOptions): Promise<Planned> {
  const state = await readState(graph, wantedBy(desired, options));
  const plan = makePlan({ desired, ...state, options });
  const people = peopleChangedBy(plan);
  if (people.usernames.size === 0) return { state, plan };
  return { state, plan: leavingSynced(plan, { desired, synced: await readSynced(graph, people, state.facts) }) };
}
