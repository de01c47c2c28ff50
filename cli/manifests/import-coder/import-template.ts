import type { CoderExport, CoderTemplate } from "./coder-export.js";
import type { LeftOver } from "./left-over.js";

const inSeconds = (milliseconds: number | null | undefined): number | undefined =>
  milliseconds == null ? undefined : Math.round(milliseconds / 1000);

const said = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

function settingsOf(template: CoderTemplate) {
  return said({
    requireActiveVersion: template.require_active_version,
    allowUserCancelBuilds: template.allow_user_cancel_workspace_jobs,
    allowUserAutostart: template.allow_user_autostart,
    allowUserAutostop: template.allow_user_autostop,
    defaultTtlSeconds: inSeconds(template.default_ttl_ms),
    failureTtlSeconds: inSeconds(template.failure_ttl_ms),
    dormantAfterSeconds: inSeconds(template.time_til_dormant_ms),
    deleteDormantAfterSeconds: inSeconds(template.time_til_dormant_autodelete_ms),
    maxPortShareLevel: template.max_port_share_level?.toUpperCase(),
  });
}

type Access = CoderExport["template_acl"][string];

const roleOf = (role: string): string => (role === "admin" ? "ADMIN" : "USE");

/** The group of everybody has its organization's id. */
function accessOf({ users, group }: Access, organizationId: string) {
  const groups = (group ?? []).map(({ id, name, role }) => [id === organizationId ? "Everyone" : name, roleOf(role)]);
  const people = (users ?? []).map(({ username, role }) => [username, roleOf(role)]);
  return {
    ...(people.length > 0 && { users: Object.fromEntries(people) as Record<string, string> }),
    ...(groups.length > 0 && { groups: Object.fromEntries(groups) as Record<string, string> }),
  };
}

const carried = [
  ...["name", "display_name", "description", "icon", "deprecated", "deprecation_message", "require_active_version"],
  ...["allow_user_cancel_workspace_jobs", "allow_user_autostart", "allow_user_autostop", "default_ttl_ms"],
  ...["failure_ttl_ms", "time_til_dormant_ms", "time_til_dormant_autodelete_ms", "max_port_share_level"],
];

export interface Place {
  where: string;
  left: LeftOver;
  /** Of its files, as the manifest names it. */
  folder: string;
}

export function importTemplate(template: CoderTemplate, access: Access | undefined, { where, folder, left }: Place) {
  left.rest(where, template, carried);
  left.say(where, `its files are no part of the export: put them into ${folder} (coder templates pull)`);
  if (!access) left.say(`${where}.access`, "there is no answer of its access list in the export; it is not managed");
  const isDeprecated = template.deprecated || Boolean(template.deprecation_message);
  return {
    folder,
    ...said({
      displayName: template.display_name || undefined,
      description: template.description,
      icon: template.icon,
    }),
    settings: settingsOf(template),
    ...(access && { access: accessOf(access, template.organization_id) }),
    deprecated: isDeprecated && { message: template.deprecation_message || "Deprecated." },
  };
}
