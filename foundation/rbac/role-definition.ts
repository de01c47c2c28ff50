import type { Permission } from "./permissions.js";

/** What a role gives on each level, and what it takes away on its own level and below. */
export interface RoleDefinition {
  displayName: string;
  site: readonly Permission[];
  organization: readonly Permission[];
  owner: readonly Permission[];
  denied: readonly Permission[];
}
