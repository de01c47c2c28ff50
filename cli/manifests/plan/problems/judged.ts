import type { DesiredState } from "../../desire/desired-state.js";
import type { Facts, KnownRole } from "../facts.js";
import type { Change, Problem } from "../plan.js";
import type { CurrentState } from "../plan-changes.js";
import { addressOf, placeOfField, type Current, type Desired } from "../resources.js";

export interface Judgement {
  desired: DesiredState;
  current: CurrentState;
  facts: Facts;
  changes: readonly Change[];
}

const nothing: ReadonlyMap<string, KnownRole> = new Map();

/** What a plan is judged by: what will be there once it is applied, and who applies it. */
export class Judged {
  readonly wanted: ReadonlyMap<string, Desired>;
  readonly there: ReadonlyMap<string, Current>;
  readonly changes: ReadonlyMap<string, Change>;
  readonly facts: Facts;
  readonly resources: readonly Desired[];
  readonly lists: ReadonlySet<string>;
  private readonly namesByList = new Map<string, string[]>();

  constructor({ desired, current, facts, changes }: Judgement) {
    this.resources = desired.resources;
    this.lists = new Set(desired.lists);
    this.wanted = new Map(desired.resources.map((each) => [addressOf(each), each]));
    this.there = new Map(current.resources.map((each) => [addressOf(each), each]));
    this.changes = new Map(changes.map((each) => [each.address, each]));
    this.facts = facts;
    for (const each of [...desired.resources, ...current.resources]) this.note(each);
  }

  private note({ kind, organization, name }: Desired | Current): void {
    const key = `${organization ?? ""}/${kind}`;
    const names = this.namesByList.get(key) ?? [];
    this.namesByList.set(key, names);
    names.push(name);
  }

  /** Names of a kind that there are, or will be. */
  names(kind: Desired["kind"], organization: string | null): readonly string[] {
    return this.namesByList.get(`${organization ?? ""}/${kind}`) ?? [];
  }

  organizationNames(): string[] {
    const wanted = this.resources.filter(({ kind }) => kind === "organization").map(({ name }) => name);
    return [...new Set([...this.facts.organizations.keys(), ...wanted])];
  }

  /** Roles that somebody can be given there; those that the manifest makes are not among them. */
  roles(organization: string): ReadonlyMap<string, KnownRole> {
    const known = this.facts.organizations.get(organization);
    return known ? (known.roles ?? nothing) : this.facts.builtInRoles;
  }

  /** The most that the viewer may do there; in an organization to come, what they may do at the site. */
  permissions(organization: string | null): ReadonlySet<string> {
    return (organization !== null && this.facts.organizations.get(organization)?.permissions) || this.facts.permissions;
  }

  problem(resource: Desired, [code, path]: [code: string, path: string], message: string): Problem {
    return { code, message, address: addressOf(resource), place: placeOfField(resource, path) };
  }

  change(resource: Desired): Change | undefined {
    return this.changes.get(addressOf(resource));
  }
}

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** What a mapping leads to, each with its path below the resource. */
export const targetsOf = (mapping: unknown): { target: string; path: string }[] =>
  Object.entries((mapping ?? {}) as Record<string, string[]>).flatMap(([value, targets]) =>
    targets.map((target) => ({ target, path: `mapping.${value}.${target}` })),
  );
