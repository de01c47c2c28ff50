import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultOfSlug } from "../../../foundation/names/slug.js";

/** What is wrong with the given fields of an organization; fields that are left out are not judged. */
export function faultsOfOrganization(fields: { name?: string | null }): UserErrorValue[] {
  const faults = [fields.name == null ? null : faultOfSlug(fields.name, ["input", "name"])];
  return faults.filter((fault) => fault !== null);
}
