import { Kind, type SelectionNode } from "graphql";

/** The variables of a request, as the client sent them. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number, or how it is found where it depends on variables. */
export type Cost = number | ((variables: Variables) => number);

export const costIn = (cost: Cost, variables: Variables): number => (typeof cost === "number" ? cost : cost(variables));

/** Of two costs a third; found once, where neither depends on variables. */
const combine =
  (join: (a: number, b: number) => number) =>
  (a: Cost, b: Cost): Cost =>
    typeof a === "number" && typeof b === "number"
      ? join(a, b)
      : (variables) => join(costIn(a, variables), costIn(b, variables));

export const plus = combine((a, b) => a + b);
export const times = combine((a, b) => a * b);
export const most = combine(Math.max);

/** Nothing, where the selection's `@skip` or `@include` leave it out. */
export function unlessLeftOut(cost: Cost, { directives = [] }: Pick<SelectionNode, "directives">): Cost {
  let kept = cost;
  for (const { name, arguments: [given] = [] } of directives) {
    const leavesOutAt = { skip: true, include: false }[name.value];
    const value = given?.value;
    if (leavesOutAt === undefined || !value) continue;
    const always = kept;
    if (value.kind === Kind.BOOLEAN && value.value === leavesOutAt) kept = 0;
    if (value.kind === Kind.VARIABLE)
      kept = (variables) => (variables[value.name.value] === leavesOutAt ? 0 : costIn(always, variables));
  }
  return kept;
}
