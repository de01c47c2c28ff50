import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateVersionId } from "../../../../foundation/ids/ids.js";
import { faultsOfManifestLabel } from "../../../../foundation/names/manifest-label.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { recordTemplateOfJob } from "../../../../foundation/job-queue/enqueue-job.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findEveryoneGroup } from "../../../organizations/commands/find-everyone-group.js";
import { faultsOfTemplate } from "../../rules/templates/faults-of-template.js";
import { givenSettings, type SettingsChange } from "../../rules/templates/settings.js";
import { recordAccess, recordTemplate, recordVersionOwner, type TemplateRow } from "../../store/templates.js";
import { findVersion, findVersionLocked } from "../../store/versions.js";
import { auditedTemplate } from "../audited.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { keepHeldByLists } from "../access/keep-held-by-lists.js";
import { refusalOfUse } from "../versions/refusal-of-use.js";

export interface NewTemplate {
  versionId: TemplateVersionId;
  name: string;
  displayName?: string | null;
  description?: string | null;
  icon?: string | null;
  settings?: SettingsChange | null;
  everyoneCanUse?: boolean | null;
  manifestLabel?: string | null;
}

type Outcome = Refusal | { template: TemplateRow; userErrors: [] };
const versionPath = ["input", "versionId"];

interface Creation {
  input: NewTemplate;
  organizationId: string;
  versionJobId: string;
}

async function record(tx: Transaction, context: ActionContext, creation: Creation) {
  const { input, organizationId, versionJobId } = creation;
  const createdAt = context.clock.now();
  const template = await recordTemplate(tx, {
    id: newId<"Template">(),
    organizationId,
    name: input.name,
    displayName: input.displayName ?? input.name,
    description: input.description ?? "",
    icon: input.icon ?? "",
    ...givenSettings(input.settings ?? {}),
    manifestLabel: input.manifestLabel ?? null,
    activeVersionId: input.versionId,
    createdById: actingUserId(context.actor),
    createdAt,
    updatedAt: createdAt,
  });
  await recordVersionOwner(tx, input.versionId, template.id);
  await recordTemplateOfJob(tx, versionJobId, template.id);
  if (input.everyoneCanUse ?? true) {
    const { id: subjectId } = await findEveryoneGroup(tx, organizationId);
    await recordAccess(tx, { templateId: template.id, subjectId, isGroup: true, role: "USE" });
    await keepHeldByLists(tx, [{ subjectId }]);
  }
  return template;
}

async function create(tx: Transaction, context: ActionContext, input: NewTemplate): Promise<Outcome> {
  const version = orNotFound(await findVersionLocked(tx, input.versionId));
  const unusable = refusalOfUse(version, versionPath);
  if (unusable) return unusable;
  if (version.templateId !== null) {
    return refuse("NOT_ALLOWED_HERE", versionPath, "This version belongs to a template already. Upload it once more.");
  }
  const template = await record(tx, context, {
    input,
    organizationId: version.organizationId,
    versionJobId: version.jobId,
  });
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "Template",
    resourceId: template.id,
    resourceName: template.name,
    organization: await findOrganizationNamed(tx, template.organizationId),
    after: { ...auditedTemplate(template), everyoneCanUse: input.everyoneCanUse ?? true },
  });
  return done({ template });
}

/** Makes a template from an imported version, which becomes its active one. Whoever may use it is said by its access list. */
export async function createTemplate(context: ActionContext, input: NewTemplate): Promise<Outcome> {
  const version = orNotFound(await findVersion(context.database, input.versionId));
  authorize(context.actor, "TEMPLATE_CREATE", resourceOf(version), "TEMPLATE_READ");
  const faults = [...faultsOfTemplate(input), ...faultsOfManifestLabel(input.manifestLabel)];
  if (faults.length > 0) return refuseAll(faults);
  try {
    return await inTransaction(context.database, (tx) => create(tx, context, input));
  } catch (error) {
    if (violatedConstraint(error) !== "templates_organization_id_name_key") throw error;
    return refuse(
      "TAKEN",
      ["input", "name"],
      `The organization has a template "${input.name}" already. Choose another name.`,
    );
  }
}
