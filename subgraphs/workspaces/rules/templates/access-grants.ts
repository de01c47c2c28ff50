import { allPermissions, type Permission } from "../../../../foundation/rbac/permissions.js";

export type AccessRole = "USE" | "ADMIN";

/** What a line of a template's access list gives, on that template alone. */
const permissionsByRole: Readonly<Record<AccessRole, ReadonlySet<Permission>>> = {
  USE: new Set(["TEMPLATE_READ", "TEMPLATE_USE"]),
  ADMIN: new Set(allPermissions.filter((permission) => permission.startsWith("TEMPLATE_"))),
};

/** Every TEMPLATE_* permission: what one must hold to give ADMIN. */
export const administratorsPermissions: readonly Permission[] = [...permissionsByRole.ADMIN];

/** What these lines give together. */
export const permissionsOfAccess = (roles: readonly AccessRole[]): Permission[] => [
  ...new Set(roles.flatMap((role) => [...permissionsByRole[role]])),
];
