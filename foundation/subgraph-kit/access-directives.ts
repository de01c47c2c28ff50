import { Directive } from "type-graphql";
import type { Permission, RoleScope } from "../rbac/permissions.js";

/** Where a permission is asked for, and on what: see the directive's own description in the schema. */
export interface PermissionOptions {
  /** The level down to which roles are asked; ORGANIZATION where it is left out. */
  scope?: RoleScope;
  /** A path in the arguments to a global id, such as "input.templateId"; lists mean each element. */
  object?: string;
  /** With OWNER, for something new: a path to the id of who will own it; the actor where it has no value. */
  owner?: string;
}

type AccessDecorator = ClassDecorator & MethodDecorator & PropertyDecorator;

/**
 * Who may ask for a field, declared where it stands and held by the subgraph that resolves it. On a class it is the default
 * of the fields which that type has here; on a field it replaces that default. Several on one field must all hold.
 */
export function RequiresPermission(permission: Permission, options: PermissionOptions = {}): AccessDecorator {
  const { scope, object, owner } = options;
  const given = [
    `permission: ${permission}`,
    ...(scope ? [`scope: ${scope}`] : []),
    ...(object ? [`object: ${JSON.stringify(object)}`] : []),
    ...(owner ? [`owner: ${JSON.stringify(owner)}`] : []),
  ];
  return Directive(`@requiresPermission(${given.join(", ")})`);
}

/** Open to everybody, anonymous included; says why. */
export const Public = (because: string): AccessDecorator => Directive(`@public(because: ${JSON.stringify(because)})`);

/** Whoever is signed in may ask: for what each answer decides on its own. */
export const Authenticated = (): AccessDecorator => Directive("@authenticated");
