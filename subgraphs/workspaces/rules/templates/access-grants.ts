import { permissionsAbout, type PermissionAbout } from "../../../../foundation/rbac/permissions.js";

export type AccessRole = "USE" | "ADMIN";
export type TemplatePermission = PermissionAbout<"TEMPLATE">;

/** What a line of a template's access list gives, on that template alone. */
const permissionsByRole: Readonly<Record<AccessRole, ReadonlySet<TemplatePermission>>> = {
  USE: new Set(["TEMPLATE_READ", "TEMPLATE_USE"]),
  ADMIN: new Set(permissionsAbout("TEMPLATE")),
};

/** Every TEMPLATE_* permission: what one must hold to give ADMIN. */
export const administratorsPermissions: readonly TemplatePermission[] = [...permissionsByRole.ADMIN];

/** What these lines give together. */
export const permissionsOfAccess = (roles: readonly AccessRole[]): TemplatePermission[] => [
  ...new Set(roles.flatMap((role) => [...permissionsByRole[role]])),
];
