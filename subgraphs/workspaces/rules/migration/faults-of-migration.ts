import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultOfSlug } from "../../../../foundation/names/slug.js";
import { strayProblems } from "../parameters/plan-parameters.js";
import type { ParameterDefinition } from "../versions/documents.js";
import type { MigrationWish } from "./plan-migration.js";

/** Workspaces that are migrated at once, at most. */
export const mostAtOnce = 100;

function faultsOfSuffix(nameSuffix: string): UserErrorValue[] {
  if (nameSuffix !== "" && !faultOfSlug(`a${nameSuffix}`, [])) return [];
  const message =
    'A suffix is what makes a name another valid one: lower-case letters, digits and single hyphens, such as "-2".';
  return [{ code: "INVALID", path: ["input", "nameSuffix"], message }];
}

function faultsOfCount(count: number): UserErrorValue[] {
  if (count <= mostAtOnce) return [];
  const message = `At most ${String(mostAtOnce)} workspaces are migrated at once, and these are ${String(count)}.`;
  return [{ code: "LIMIT_EXCEEDED", path: ["input", "workspaceIds"], message }];
}

/** What is wrong with a migration for every workspace alike. */
export const faultsOfMigration = (
  wish: MigrationWish,
  { definitions, count }: { definitions: readonly ParameterDefinition[]; count: number },
): UserErrorValue[] => [
  ...faultsOfSuffix(wish.nameSuffix),
  ...faultsOfCount(count),
  ...strayProblems({ definitions, given: wish.parameters }),
];
