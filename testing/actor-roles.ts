import { nearest } from "../cli/output/nearest.js";
import {
  impliedRoles,
  machineOnly,
  organizationRoles,
  siteOnly,
  siteRoles,
} from "../foundation/rbac/built-in-roles.js";
import { allPermissions, type Permission } from "../foundation/rbac/permissions.js";

/** A custom role of an organization, by what it gives there. */
export interface CustomPermissions {
  /** On every object of the organization. */
  organization?: readonly Permission[];
  /** On the actor's own objects in the organization. */
  owner?: readonly Permission[];
}

/** Who acts in a test: nobody's member, and without a role, where nothing is said. */
export interface ActorRoles {
  /** A name that no other actor has; one that is made up otherwise. */
  username?: string;
  /** Names of roles of the whole deployment, such as `auditor`. */
  site?: readonly string[];
  /**
   * By the name of an organization, which is made when it is first named: the roles that the actor has there, besides that of every member.
   * Built-in ones by their names, such as `organization-template-admin`, custom ones by what they give; none for membership alone.
   */
  in?: Readonly<Record<string, readonly (string | CustomPermissions)[]>>;
}

const siteNames = Object.keys(siteRoles);
const organizationNames = Object.keys(organizationRoles);

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(", ");

interface Known {
  names: readonly string[];
  others: readonly string[];
  /** What is said of a role that is found among the others. */
  elsewhere: string;
}

function faultOfName(name: string, { names, others, elsewhere }: Known): string[] {
  if (names.includes(name)) return [];
  if (others.includes(name)) return [`${JSON.stringify(name)} is ${elsewhere}`];
  return [`there is no role ${JSON.stringify(name)}.${nearest(name, names)} The roles are ${quoted(names)}.`];
}

const faultOfPermission = (name: Permission): string[] => {
  if (!allPermissions.includes(name)) {
    return [`there is no permission ${JSON.stringify(name)}.${nearest(name, allPermissions)}`];
  }
  if (machineOnly.includes(name)) return [`${name} is held by machines alone: no role gives it.`];
  return siteOnly.includes(name) ? [`${name} is the site's: no role of an organization gives it.`] : [];
};

const assignable = (names: readonly string[]): string[] => names.filter((name) => !impliedRoles.includes(name));

function faultsIn(organization: string, role: string | CustomPermissions): string[] {
  const faults =
    typeof role === "string"
      ? faultOfName(role, {
          names: assignable(organizationNames),
          others: siteNames,
          elsewhere: "a role of the site: name it under `site`.",
        })
      : [...(role.organization ?? []), ...(role.owner ?? [])].flatMap(faultOfPermission);
  return faults.map((fault) => `in.${organization}: ${fault}`);
}

/** Throws an error that lists what is wrong with these roles, and what may have been meant. */
export function checkRoles({ site = [], in: places = {} }: ActorRoles): void {
  const known = {
    names: assignable(siteNames),
    others: organizationNames,
    elsewhere: "a role of organizations: name it under `in`.",
  };
  const faults = [
    ...site.flatMap((name) => faultOfName(name, known)).map((fault) => `site: ${fault}`),
    ...Object.entries(places).flatMap(([name, roles]) => roles.flatMap((role) => faultsIn(name, role))),
  ];
  if (faults.length > 0) throw new Error(`This is no actor: ${faults.join(" ")}`);
}
