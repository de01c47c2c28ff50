import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultOfSlug } from "../../../../foundation/names/slug.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import { faultsOfSettings, type SettingsChange } from "./settings.js";

/** Left out: as it is. */
export interface TemplateChange {
  name?: string | null;
  displayName?: string | null;
  description?: string | null;
  icon?: string | null;
  settings?: SettingsChange | null;
}

function faultsOfName(name: string | null | undefined): UserErrorValue[] {
  if (name === undefined) return [];
  const fault = faultOfSlug(name ?? "", ["input", "name"]);
  return fault ? [fault] : [];
}

/** All that is wrong with a template's fields, new or changed. */
export function faultsOfTemplate(change: TemplateChange): UserErrorValue[] {
  return [
    ...faultsOfName(change.name),
    ...faultsOfText(change.displayName, { path: ["input", "displayName"], atMost: 128 }),
    ...faultsOfText(change.description, { path: ["input", "description"], atMost: 128 }),
    ...faultsOfText(change.icon, { path: ["input", "icon"], atMost: 2048 }),
    ...faultsOfSettings(change.settings ?? {}),
  ];
}
