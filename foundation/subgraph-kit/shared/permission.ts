import { allPermissions, permissions, type Permission as PermissionName } from "../../rbac/permissions.js";
import { graphqlEnum, type EnumOf } from "../graphql-enum.js";

export const Permission = graphqlEnum(
  "Permission",
  "One action on one kind of resource: the unit that roles grant, that fields require and that tokens are narrowed to.",
  Object.fromEntries(allPermissions.map((name) => [name, permissions[name].sentence])) as Record<
    PermissionName,
    string
  >,
);
export type Permission = EnumOf<typeof Permission>;

export const RoleScope = graphqlEnum("RoleScope", "The level at which a role grants (or denies) a permission.", {
  SITE: "Every object of the deployment.",
  ORGANIZATION: "Every object of one organization.",
  OWNER: "The actor's own objects.",
});
export type RoleScope = EnumOf<typeof RoleScope>;
