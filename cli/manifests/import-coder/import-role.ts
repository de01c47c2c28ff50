import { allPermissions } from "../../../foundation/rbac/permissions.js";
import { machineOnly, siteOnly } from "../../../foundation/rbac/built-in-roles.js";
import { asSet } from "../desire/fields.js";
import type { CoderRole } from "./coder-export.js";
import type { LeftOver } from "./left-over.js";

/** What Coder calls a kind of object, and what permissions on it begin with here. */
const nounByResource: Readonly<Record<string, string>> = {
  template: "TEMPLATE",
  workspace: "WORKSPACE",
  group: "GROUP",
  group_member: "GROUP_MEMBER",
  organization: "ORGANIZATION",
  organization_member: "ORGANIZATION_MEMBER",
  assign_org_role: "ORGANIZATION_ROLE",
  provisioner_daemon: "PROVISIONER",
  provisioner_jobs: "PROVISIONER_JOB",
  audit_log: "AUDIT_LOG",
  idpsync_settings: "IDENTITY_SYNC",
};

const verbs: ReadonlySet<string> = new Set([
  ...["CREATE", "READ", "UPDATE", "DELETE", "USE", "START", "STOP", "ASSIGN", "UNASSIGN", "VIEW_INSIGHTS"],
]);

type Permissions = NonNullable<CoderRole["organization_permissions"]>;

const isGrantable = (permission: string): boolean =>
  allPermissions.some((each) => each === permission) &&
  ![...siteOnly, ...machineOnly].some((each) => each === permission);

/** All that `*` stands for: no permission of a longer noun that begins alike. */
const everyOf = (noun: string): string[] => [...verbs].map((verb) => `${noun}_${verb}`).filter(isGrantable);

function permissionsOf({ resource_type: resource, action }: Permissions[number]): string[] {
  const noun = nounByResource[resource];
  if (noun === undefined) return [];
  return action === "*" ? everyOf(noun) : [`${noun}_${action.toUpperCase()}`].filter(isGrantable);
}

function carried(given: Permissions | null | undefined, where: string, left: LeftOver): string[] {
  return asSet(
    (given ?? []).flatMap((permission) => {
      const { resource_type: resource, action, negate } = permission;
      if (negate) {
        left.say(where, `takes away ${resource}.${action}; roles of an organization only give here`);
        return [];
      }
      const found = permissionsOf(permission);
      if (found.length === 0) left.say(where, `gives ${resource}.${action}; there is nothing like it here`);
      return found;
    }),
  );
}

export function importRole(role: CoderRole, where: string, left: LeftOver) {
  left.rest(where, role, [...["name", "display_name", "organization_permissions", "organization_member_permissions"]]);
  return {
    ...(role.display_name && { displayName: role.display_name }),
    organizationPermissions: carried(role.organization_permissions, where, left),
    ownerPermissions: carried(role.organization_member_permissions, where, left),
  };
}
