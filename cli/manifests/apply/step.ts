import type { DesiredState } from "../desire/desired-state.js";
import type { Change } from "../plan/plan.js";
import type { CurrentState } from "../plan/plan-changes.js";
import type { Ids } from "./ids.js";

/** In this order; within a phase nothing needs anything else of it. */
export const phases = [
  "organizations",
  "roles",
  "members",
  "member roles",
  "groups",
  "settings",
  "site",
  "imports",
  "templates",
  "deprecations",
  "removals",
  "organizations to remove",
] as const;
export type Phase = (typeof phases)[number];

/** One mutation of the graph, with an input that may need ids which others bring about. */
export interface Step {
  phase: Phase;
  address: string;
  mutation: string;
  /** What of the payload is asked for, besides its userErrors. */
  selection: string;
  input: (ids: Ids) => object;
  /** What is to be kept of the answer. */
  learn?: (payload: Payload, ids: Ids) => Promise<void> | void;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as the selection
export type Payload = Record<string, any>;

/** What the steps of a change are made of. */
export interface Stepping {
  change: Change;
  desired: DesiredState;
  current: CurrentState;
  secrets: Secrets;
}

/** What comes in and goes out beside the graph: never in a plan. */
export interface Secrets {
  /** Of an identity provider, by its address. */
  clientSecret: (address: string) => string | undefined;
  /** Writes a secret that is shown once where the manifest wants it, or keeps it to be printed. */
  keep: (address: string, secret: string) => Promise<void>;
}

export const idOf = (
  name: string,
): Pick<Step, "selection" | "learn"> & { learnAs: (address: string) => Step["learn"] } => ({
  selection: `${name} { id }`,
  learnAs: (address) => (payload, ids) => ids.learn(address, (payload[name] as { id: string }).id),
});

/** What a change sets, by field. */
export const changed = ({ fields }: Change): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ field, after }) => [field, after]));

export const mappingInput = (mapping: unknown, idOfTarget: (name: string) => string) =>
  Object.entries(mapping as Record<string, string[]>).map(([claimValue, targets]) => ({
    claimValue,
    targets: targets.map(idOfTarget),
  }));

export function deletion(change: Change, mutation: string, phase: Step["phase"] = "removals"): Step {
  return { phase, address: change.address, mutation, selection: "deletedId", input: () => ({ id: change.id }) };
}
