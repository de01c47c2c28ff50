import type { Kind } from "../plan/resources.js";
import type { Step, Stepping } from "./step.js";
import { groupSteps, keySteps, memberSteps, organizationSteps, roleSteps } from "./steps-of-organization.js";
import {
  groupSyncSteps,
  organizationSyncSteps,
  providerSteps,
  proxySteps,
  roleSyncSteps,
  siteRoleSyncSteps,
} from "./steps-of-settings.js";
import { templateSteps } from "./steps-of-template.js";

const byKind: Readonly<Record<Kind, (stepping: Stepping) => Step[]>> = {
  identityProvider: providerSteps,
  organization: organizationSteps,
  role: roleSteps,
  provisionerKey: keySteps,
  member: memberSteps,
  group: groupSteps,
  groupSync: groupSyncSteps,
  roleSync: roleSyncSteps,
  template: templateSteps,
  workspaceProxy: proxySteps,
  organizationSync: organizationSyncSteps,
  siteRoleSync: siteRoleSyncSteps,
};

/** The mutations that bring a change about, each in its phase. */
export const stepsOf = (stepping: Stepping): Step[] => byKind[stepping.change.kind](stepping);
