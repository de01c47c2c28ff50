import type { DesiredState } from "../desire/desired-state.js";
import type { Change, Problem } from "./plan.js";
import { addressOf, everyone, kindFacts, listOf, type Current } from "./resources.js";

const removal = (current: Current): Change => {
  const { kind, organization, name, id } = current;
  return { action: "delete", kind, organization, name, id, address: addressOf(current), fields: [], place: null };
};

interface Named {
  addresses: ReadonlySet<string>;
  organizations: ReadonlySet<string>;
  lists: ReadonlySet<string>;
}

const named = ({ resources, lists }: DesiredState): Named => ({
  addresses: new Set(resources.map(addressOf)),
  organizations: new Set(resources.flatMap(({ organization }) => organization ?? [])),
  lists: new Set(lists),
});

/** A list that the manifest leaves out is not managed; one of an organization that it does not name at all is empty. */
const isManaged = (current: Current, { lists, organizations }: Named): boolean => {
  const list = listOf(current);
  return (
    list === null || lists.has(list) || (current.organization !== null && !organizations.has(current.organization))
  );
};

/** What stays in an organization that is to go. */
function problemsOfRemains(removed: readonly Change[], resources: readonly Current[]): Problem[] {
  const gone = new Set(removed.map(({ address }) => address));
  return removed.flatMap((change): Problem[] => {
    const { address, name } = change;
    const code = "IN_USE";
    if (change.kind !== "organization") return [];
    const blocking = resources.filter(
      (each) =>
        each.organization === name &&
        (each.kind === "template" || each.kind === "provisionerKey") &&
        !gone.has(addressOf(each)),
    );
    if (blocking.length === 0) return [];
    const remains = blocking.slice(0, 5).map(addressOf).join(", ");
    const message = `The organization ${name} is not empty: ${remains} would remain. Delete them first, or name it again.`;
    return [{ code, address, message, place: null }];
  });
}

function problemsInUse(removed: readonly Current[]): Problem[] {
  return removed.flatMap((current): Problem[] =>
    current.inUse ? [{ code: "IN_USE", address: addressOf(current), message: current.inUse, place: null }] : [],
  );
}

/**
 * What goes: members who are not in a list of members, and with `prune` what the label owns and the manifest no longer
 * names. What the label does not own is never deleted.
 */
export function planRemovals(
  desired: DesiredState,
  resources: readonly Current[],
  { prune }: { prune: boolean },
): { changes: Change[]; problems: Problem[]; notes: string[] } {
  const names = named(desired);
  const unnamed = resources.filter((each) => !names.addresses.has(addressOf(each)));
  const members = unnamed.filter((each) => kindFacts[each.kind].isWholeList && names.lists.has(listOf(each)!));
  const owned = unnamed.filter(
    (each) =>
      desired.label !== null &&
      each.label === desired.label &&
      !(each.kind === "group" && each.name === everyone) &&
      isManaged(each, names),
  );
  const removed = prune ? [...members, ...owned] : members;
  const changes = removed.map(removal);
  const left = prune ? 0 : owned.length;
  const these = left === 1 ? "One thing that is" : `${String(left)} things that are`;
  return {
    changes,
    problems: [...problemsInUse(removed), ...problemsOfRemains(changes, resources)],
    notes: left > 0 ? [`${these} owned by the label ${desired.label ?? ""} and no longer named: --prune deletes.`] : [],
  };
}
