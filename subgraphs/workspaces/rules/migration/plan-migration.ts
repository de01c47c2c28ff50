import { faultOfSlug } from "../../../../foundation/names/slug.js";
import { planParameters } from "../parameters/plan-parameters.js";
import type { ParameterDefinition, ParameterValue } from "../versions/documents.js";
import { isWithinQuota } from "../workspaces/decide-quota.js";

/** How replacements shall be, the same for all of them. */
export interface MigrationWish {
  nameSuffix: string;
  /** They win over what the original has. */
  parameters: readonly ParameterValue[];
}

/** All that decides whether a workspace can be made anew of its template's successor. */
export interface MigrationFacts {
  original: { name: string; parameters: readonly ParameterValue[]; isBeingDeleted: boolean };
  /** `dailyCost` in credits, as the import of its active version found. */
  successor: { isDeprecated: boolean; parameters: readonly ParameterDefinition[]; dailyCost: number };
  /** May whoever asks use the successor, and make a workspace there for the owner? */
  mayUse: boolean;
  mayCreate: boolean;
  /** The owner's, where the successor is; null for who is no member there. */
  quota: { allowance: number; consumed: number } | null;
  isNameTaken: boolean;
}

/** What the replacement is made of, and what stands against it: one sentence each. */
export interface MigrationPlan {
  name: string;
  parameters: ParameterValue[];
  blockers: string[];
}

export const usualWish: MigrationWish = { nameSuffix: "-2", parameters: [] };

/** What the replacement of a workspace is called. */
export const replacementName = (name: string, { nameSuffix }: MigrationWish): string => name + nameSuffix;

function blockersOfName({ isNameTaken }: MigrationFacts, name: string): string[] {
  if (faultOfSlug(name, [])) return [`The replacement would be called "${name}", which has more than 32 characters.`];
  return isNameTaken ? [`The owner has a workspace "${name}" already, which the replacement would be called.`] : [];
}

function blockersOfQuota({ quota, successor }: MigrationFacts): string[] {
  if (!quota) return ["The owner is no member of the successor's organization."];
  const { allowance, consumed } = quota;
  const cost = successor.dailyCost;
  if (isWithinQuota({ cost, committed: 0, elsewhere: consumed, allowance })) return [];
  const left = String(Math.max(0, allowance - consumed));
  return [`The replacement costs ${String(cost)} credits a day, and the owner has ${left} left there.`];
}

/** What a replacement takes: what is given, else what the original has, else the default; nothing for one build only. */
export function planMigration(facts: MigrationFacts, wish: MigrationWish): MigrationPlan {
  const { original, successor } = facts;
  const name = replacementName(original.name, wish);
  const kept = new Set(successor.parameters.filter(({ ephemeral }) => !ephemeral).map((parameter) => parameter.name));
  const planned = planParameters({
    definitions: successor.parameters,
    given: wish.parameters,
    preset: original.parameters.filter((value) => kept.has(value.name)),
  });
  const blockers = [
    ...(original.isBeingDeleted ? ["The workspace is being deleted."] : []),
    ...(successor.isDeprecated ? ["The successor is deprecated itself."] : []),
    ...(facts.mayUse ? [] : ["You may not use the successor."]),
    ...(facts.mayUse && !facts.mayCreate ? ["You may not make workspaces for the owner there."] : []),
    ...blockersOfQuota(facts),
    ...planned.problems.map(({ message }) => message),
    ...blockersOfName(facts, name),
  ];
  return { name, parameters: planned.values, blockers };
}
