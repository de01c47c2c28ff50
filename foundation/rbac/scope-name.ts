import type { Permission } from "./permissions.js";

/** Verbs of two words; every other verb is a permission's last word. */
const compoundVerb = /_(READ_PERSONAL|UPDATE_PERSONAL|VIEW_INSIGHTS)$/;
const verb = /_([A-Z]+)$/;

/** A permission as an OAuth scope, noun and verb: `template:update`, `user:read_personal`, `organization_member:read`. */
export function scopeNameOf(permission: Permission): string {
  const found = compoundVerb.exec(permission) ?? verb.exec(permission);
  return found ? `${permission.slice(0, found.index)}:${found[1] ?? ""}`.toLowerCase() : permission.toLowerCase();
}
