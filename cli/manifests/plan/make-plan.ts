import type { DesiredState } from "../desire/desired-state.js";
import type { Facts } from "./facts.js";
import type { Plan, Problem } from "./plan.js";
import { planChanges, type CurrentState, type PlanOptions } from "./plan-changes.js";
import { Judged } from "./problems/judged.js";
import { problemsOfReferences } from "./problems/problems-of-references.js";
import { problemsOfRights } from "./problems/problems-of-rights.js";
import { problemsOfRoles } from "./problems/problems-of-roles.js";
import { problemsOfUsers } from "./problems/problems-of-users.js";
import { problemsOfValues } from "./problems/problems-of-values.js";

const judges: readonly ((judged: Judged) => Problem[])[] = [
  problemsOfRights,
  problemsOfUsers,
  problemsOfRoles,
  problemsOfReferences,
  problemsOfValues,
];

export interface Planning {
  desired: DesiredState;
  current: CurrentState;
  facts: Facts;
  options: PlanOptions;
}

/** What has to change, and everything that would keep it from changing. */
export function makePlan({ desired, current, facts, options }: Planning): Plan {
  const plan = planChanges(desired, current, options);
  const judged = new Judged({ desired, current, facts, changes: plan.changes });
  return { ...plan, problems: [...plan.problems, ...judges.flatMap((judge) => judge(judged))] };
}
