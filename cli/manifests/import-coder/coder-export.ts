import { z } from "zod";

/** Whatever else the API answers is kept, so that it can be told what of it is not carried over. */
const id = z.string();
const text = z.string().nullish();
const milliseconds = z.number().nullish();

const named = { id, name: z.string(), organization_id: id };

const permission = z.looseObject({ negate: z.boolean().nullish(), resource_type: z.string(), action: z.string() });
const permissions = z.array(permission).nullish();
const user = z.looseObject({ username: z.string() });
const accessRole = z.string();

/** Answers of a Coder deployment's API, by their names there; docs/recipes says how they are gathered. */
export const coderExportSchema = z.looseObject({
  organizations: z.array(z.looseObject({ id, name: z.string(), display_name: text, description: text, icon: text })),
  members: z
    .array(
      z.looseObject({
        organization_id: id,
        username: z.string(),
        roles: z.array(z.looseObject({ name: z.string() })).nullish(),
      }),
    )
    .default([]),
  groups: z
    .array(
      z.looseObject({
        ...named,
        ...{ display_name: text, avatar_url: text, quota_allowance: z.number().nullish(), source: text },
        members: z.array(user).nullish(),
      }),
    )
    .default([]),
  roles: z
    .array(
      z.looseObject({
        ...{ name: z.string(), organization_id: text, display_name: text, built_in: z.boolean().nullish() },
        ...{ site_permissions: permissions, organization_permissions: permissions, user_permissions: permissions },
        organization_member_permissions: permissions,
      }),
    )
    .default([]),
  templates: z
    .array(
      z.looseObject({
        ...named,
        ...{
          display_name: text,
          description: text,
          icon: text,
          deprecated: z.boolean().nullish(),
          deprecation_message: text,
        },
        ...{ default_ttl_ms: milliseconds, failure_ttl_ms: milliseconds, time_til_dormant_ms: milliseconds },
        time_til_dormant_autodelete_ms: milliseconds,
        ...{ require_active_version: z.boolean().nullish(), allow_user_cancel_workspace_jobs: z.boolean().nullish() },
        ...{ allow_user_autostart: z.boolean().nullish(), allow_user_autostop: z.boolean().nullish() },
        max_port_share_level: text,
      }),
    )
    .default([]),
  template_acl: z
    .record(
      id,
      z.looseObject({
        users: z.array(z.looseObject({ username: z.string(), role: accessRole })).nullish(),
        group: z.array(z.looseObject({ id, name: z.string(), role: accessRole })).nullish(),
      }),
    )
    .default({}),
  provisioner_keys: z
    .array(z.looseObject({ name: z.string(), organization: id, tags: z.record(z.string(), z.string()).nullish() }))
    .default([]),
  idpsync: z
    .looseObject({
      organization: z
        .looseObject({
          field: text,
          mapping: z.record(z.string(), z.array(id)).nullish(),
          organization_assign_default: z.boolean().nullish(),
        })
        .nullish(),
      groups: z
        .record(
          id,
          z.looseObject({
            ...{ field: text, mapping: z.record(z.string(), z.array(id)).nullish(), regex_filter: text },
            auto_create_missing_groups: z.boolean().nullish(),
            legacy_group_name_mapping: z.record(z.string(), z.string()).nullish(),
          }),
        )
        .default({}),
      roles: z
        .record(id, z.looseObject({ field: text, mapping: z.record(z.string(), z.array(z.string())).nullish() }))
        .default({}),
    })
    .default({ groups: {}, roles: {} }),
});

export type CoderExport = z.output<typeof coderExportSchema>;
export type CoderTemplate = CoderExport["templates"][number];
export type CoderRole = CoderExport["roles"][number];
export type CoderGroup = CoderExport["groups"][number];
export type CoderOrganization = CoderExport["organizations"][number];
