import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";
import { faultOfSlug } from "../../../foundation/names/slug.js";

export interface OrganizationFields {
  name?: string | null;
  displayName?: string | null;
  description?: string | null;
  icon?: string | null;
}

/** What is wrong with the given fields of an organization; fields that are left out are not judged. */
export function faultsOfOrganization({ name, displayName, description, icon }: OrganizationFields): UserErrorValue[] {
  const faultOfName = name === undefined ? null : faultOfSlug(name ?? "", ["input", "name"]);
  return [
    ...(faultOfName ? [faultOfName] : []),
    ...faultsOfText(displayName, { path: ["input", "displayName"], atMost: 64, isRequired: true }),
    ...faultsOfText(description, { path: ["input", "description"], atMost: 4096 }),
    ...faultsOfText(icon, { path: ["input", "icon"], atMost: 2048 }),
  ];
}
