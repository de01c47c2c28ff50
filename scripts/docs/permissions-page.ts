import { machineOnly, organizationRoles, siteOnly, siteRoles } from "../../foundation/rbac/built-in-roles.js";
import { allPermissions, permissions, type Permission } from "../../foundation/rbac/permissions.js";
import type { RoleDefinition } from "../../foundation/rbac/role-definition.js";
import { fieldsByPermission } from "./fields-by-permission.js";
import { table } from "./table.js";

const code = (text: string): string => `\`${text}\``;

/** What a role gives of a permission, by level: S, O, W; a minus is a denial. */
function markOf(role: RoleDefinition, permission: Permission): string {
  const given = [
    role.site.includes(permission) ? "S" : "",
    role.organization.includes(permission) ? "O" : "",
    role.owner.includes(permission) ? "W" : "",
    role.denied.includes(permission) ? "−" : "",
  ];
  return given.join("");
}

function matrix(roles: Readonly<Record<string, RoleDefinition>>): string {
  const names = Object.keys(roles);
  const rows = allPermissions.map((permission) => [
    code(permission),
    ...names.map((name) => markOf(roles[name]!, permission)),
  ]);
  return table(["permission", ...names.map(code)], rows);
}

const kindOf = (permission: Permission): string => {
  if (machineOnly.includes(permission)) return "machines only";
  return siteOnly.includes(permission) ? "site only" : "";
};

const subgraphs = ["organizations", "identity", "workspaces", "provisioners"];

/** A line for each permission and scope, with the fields that declare it. */
function fieldTable(): string {
  const declared = fieldsByPermission(subgraphs);
  const order = ["nothing", "a sign-in", ...allPermissions];
  const rows = order.flatMap((needs) =>
    [...(declared.get(needs) ?? [])].map(([scope, fields]) => [
      needs in permissions ? code(needs) : needs,
      scope,
      fields.map(code).join(", "),
    ]),
  );
  return table(["needs", "down to", "fields"], rows);
}

/** docs/permissions.md: every permission, and what each built-in role gives of it. */
export const permissionsPage = (): string => `# Permissions

Generated from \`foundation/rbac/\` and \`schema/\` by \`npm run docs\`.

${table(
  ["permission", "allows", ""],
  allPermissions.map((permission) => [code(permission), permissions[permission].sentence, kindOf(permission)]),
)}

A permission that is for the site only stands in no role of an organization; one for machines only is held by a
provisioner key or a workspace proxy, and by no role.

## How it is decided

A role gives permissions on three levels: **S**, everywhere in the deployment; **O**, on all objects of its organization;
**W**, on what the actor owns, without an organization or in one that they are a member of. A denial (**−**) counts in the
role's organization, against all that is given there on O and W, and against nothing that is given on S. Whatever no role gives is refused.

On a template its access list gives more, to members of its organization: \`USE\` gives \`TEMPLATE_READ\` and
\`TEMPLATE_USE\`, \`ADMIN\` all \`TEMPLATE_*\`.

Nobody gives, takes away, makes or changes a role that holds what they do not hold there themselves (\`ESCALATION\`), and
nobody changes their own roles.

## Roles of the site

\`member\` is everybody's.

${matrix(siteRoles)}

## Roles of an organization

\`organization-member\` is every member's; \`organization-workspace-access\` is every new member's unless the organization
says otherwise. Custom roles stand beside these, and give on O and W.

${matrix(organizationRoles)}

## Fields

What each field declares in its subgraph's schema (\`schema/\`), and the subgraph holds on the object at hand. "Down to" is the level
at which a grant may stand: SITE is a site role's alone, ORGANIZATION also takes a role of the object's organization and its access
list, OWNER also what is the actor's own. A field with several needs stands in several lines and needs all of them.

${fieldTable()}
`;
