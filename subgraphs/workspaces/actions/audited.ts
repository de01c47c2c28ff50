import { encodeId } from "../../../foundation/ids/global-id.js";
import type { TemplateRow } from "../store/templates.js";
import type { VersionRow } from "../store/versions.js";
import type { WorkspaceRow } from "../store/workspaces.js";

const pick = <Row, Key extends keyof Row>(row: Row, keys: readonly Key[]): Pick<Row, Key> =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;

/** The fields of a template that its audit rows show. */
export const auditedTemplate = (template: TemplateRow) => ({
  ...pick(template, [
    "name",
    "displayName",
    "description",
    "icon",
    "requireActiveVersion",
    "allowUserCancelBuilds",
    "allowUserAutostart",
    "allowUserAutostop",
    "defaultTtlSeconds",
    "failureTtlSeconds",
    "dormantAfterSeconds",
    "deleteDormantAfterSeconds",
    "maxPortShareLevel",
    "isDeprecated",
    "deprecationMessage",
    "manifestLabel",
  ]),
  successorId: template.successorId === null ? null : encodeId("Template", template.successorId),
  activeVersionId: encodeId("TemplateVersion", template.activeVersionId),
});

/** Of a template version: what it was made from is in its hash. */
export const auditedVersion = (version: VersionRow) =>
  pick(version, ["name", "message", "contentHash", "provisionerTags", "isArchived"]);

/** Of a workspace. */
export const auditedWorkspace = (workspace: WorkspaceRow) => ({
  ...pick(workspace, ["name", "autostartSchedule", "ttlSeconds", "automaticUpdates", "dormantAt"]),
  ownerId: encodeId("User", workspace.ownerId),
  templateId: encodeId("Template", workspace.templateId),
  replacesId: workspace.replacesId === null ? null : encodeId("Workspace", workspace.replacesId),
});
