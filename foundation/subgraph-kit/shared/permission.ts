import { allPermissions, permissions, type Permission as PermissionName } from "../../rbac/permissions.js";
import { graphqlEnum, type EnumOf } from "../graphql-enum.js";

const sentenceByPermission = Object.fromEntries(allPermissions.map((name) => [name, permissions[name].sentence]));

/** The two enums that declarations of access are written in: what each value means. */
export const accessEnums = {
  Permission: {
    description:
      "One action on one kind of resource: the unit that roles grant, that fields require and that tokens are narrowed to.",
    values: sentenceByPermission as Record<PermissionName, string>,
  },
  RoleScope: {
    description: "The level at which a role grants (or denies) a permission.",
    values: {
      SITE: "Every object of the deployment.",
      ORGANIZATION: "Every object of one organization.",
      OWNER: "The actor's own objects.",
    },
  },
} as const;

const { Permission: permission, RoleScope: roleScope } = accessEnums;

export const Permission = graphqlEnum("Permission", permission.description, permission.values);
export type Permission = EnumOf<typeof Permission>;

export const RoleScope = graphqlEnum("RoleScope", roleScope.description, roleScope.values);
export type RoleScope = EnumOf<typeof RoleScope>;
