import type { DesiredState } from "../desire/desired-state.js";
import type { Plain } from "../reading/placed.js";
import type { Change, FieldChange, Plan, Problem } from "./plan.js";
import { addressOf, placeOfField } from "./resources.js";

/** What identity syncs decide about at this moment, of those whom a plan is about. */
export interface Synced {
  /** Those who sign in by a provider: syncs reach nobody else. */
  usernames: ReadonlySet<string>;
  /** Is membership of organizations synced? */
  memberships: boolean;
  /** Names of organizations whose groups, and whose roles, are synced. */
  groups: ReadonlySet<string>;
  roles: ReadonlySet<string>;
}

/** Whom a plan adds, takes away or gives other roles, and in which organizations. */
export interface ChangedPeople {
  usernames: ReadonlySet<string>;
  organizations: ReadonlySet<string>;
}

const textsOf = (value: Plain | undefined): string[] => (Array.isArray(value) ? (value as string[]) : []);

const membersOf = ({ fields }: Change): FieldChange | undefined => fields.find(({ field }) => field === "members");

function movedBy(change: Change): string[] {
  if (change.kind === "member") return [change.name];
  const members = change.kind === "group" ? membersOf(change) : undefined;
  if (!members) return [];
  const [before, after] = [textsOf(members.before), textsOf(members.after)];
  return [...after.filter((name) => !before.includes(name)), ...before.filter((name) => !after.includes(name))];
}

export function peopleChangedBy({ changes }: Plan): ChangedPeople {
  const moving = changes.filter((change) => movedBy(change).length > 0);
  return {
    usernames: new Set(moving.flatMap(movedBy)),
    organizations: new Set(moving.flatMap(({ organization }) => organization ?? [])),
  };
}

type Path = readonly [path: string, sync: string];

class Leaving {
  readonly problems: Problem[] = [];
  readonly stay = new Map<string, string[]>();

  constructor(
    private readonly desired: DesiredState,
    private readonly synced: Synced,
  ) {}

  /** The change without what is the sync's; null where nothing is left of it. */
  without(change: Change): Change | null {
    if (change.kind === "member") return this.member(change);
    return change.kind === "group" ? this.group(change) : change;
  }

  private member(change: Change): Change | null {
    const { memberships, roles, usernames } = this.synced;
    const { action, name, organization, address } = change;
    if (!usernames.has(name)) return change;
    if (action === "delete" && memberships) return this.leave(address.slice(0, address.lastIndexOf("/")), name);
    if (action === "create" && memberships) this.refuse(change, ["", "organizationSync"]);
    else if (action !== "delete" && change.fields.length > 0 && roles.has(organization!)) {
      this.refuse(change, ["roles", `roleSync of ${organization!}`]);
    }
    return change;
  }

  private group(change: Change): Change | null {
    const { groups, usernames } = this.synced;
    const members = membersOf(change);
    if (!members || !groups.has(change.organization!)) return change;
    const [before, after] = [textsOf(members.before), textsOf(members.after)];
    const joining = after.filter((name) => usernames.has(name) && !before.includes(name));
    for (const name of joining) this.refuse(change, [`members.${name}`, `groupSync of ${change.organization!}`]);
    const staying = before.filter((name) => usernames.has(name) && !after.includes(name));
    if (staying.length === 0) return change;
    for (const name of staying) this.leave(change.address, name);
    return withMembers(change, [...after, ...staying].sort());
  }

  private leave(address: string, name: string): null {
    this.stay.set(address, [...(this.stay.get(address) ?? []), name]);
    return null;
  }

  private refuse({ address, name }: Change, [path, sync]: Path): void {
    const resource = this.desired.resources.find((each) => addressOf(each) === address)!;
    const who = path.startsWith("members.") ? path.slice("members.".length) : name;
    const message = `"${who}" signs in by a provider, and ${sync} decides about this. Change the sync's mapping, or leave them out.`;
    this.problems.push({
      ...{ code: "MANAGED_BY_IDENTITY_PROVIDER", message, address },
      place: placeOfField(resource, path),
    });
  }
}

/** The change with these members, who may be those that are there: then its other fields are what is left. */
function withMembers(change: Change, after: string[]): Change | null {
  const fields = change.fields.flatMap((field): FieldChange[] => {
    if (field.field !== "members") return [field];
    return JSON.stringify(textsOf(field.before)) === JSON.stringify(after) ? [] : [{ ...field, after }];
  });
  return fields.length === 0 ? null : { ...change, fields };
}

/**
 * The plan without what identity syncs decide about. Whom a sync put there and the manifest does not name stays: they are the
 * sync's, not the manifest's. Whom the manifest wants elsewhere than the sync has them is a problem, where it says so.
 */
export function leavingSynced(plan: Plan, { desired, synced }: { desired: DesiredState; synced: Synced }): Plan {
  const leaving = new Leaving(desired, synced);
  const changes = plan.changes.flatMap((change) => leaving.without(change) ?? []);
  const notes = [...leaving.stay].map(([address, names]) => {
    const these = names.length === 1 ? `"${names[0]!}" is` : `${names.map((name) => `"${name}"`).join(", ")} are`;
    return `${these} in ${address} by identity sync, and not the manifest's: they stay.`;
  });
  return { changes, problems: [...plan.problems, ...leaving.problems], notes: [...plan.notes, ...notes] };
}
