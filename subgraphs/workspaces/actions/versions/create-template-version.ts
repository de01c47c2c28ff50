import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { contentHash, digestOfVariables } from "../../../../foundation/template-manifest/content-hash.js";
import type { OrganizationId, TemplateId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { enqueueJob } from "../../../../foundation/job-queue/enqueue-job.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { planVersion, type NewVersion, type VersionPlan } from "../../rules/versions/plan-version.js";
import { generatedVersionName } from "../../rules/versions/version-name.js";
import { findTemplate, type TemplateRow } from "../../store/templates.js";
import { getHashKey } from "../../store/hash-key.js";
import { listVersionVariables, recordVersion, tagsOf, type VersionRow } from "../../store/versions.js";
import { auditedVersion } from "../audited.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { authorizeTemplate } from "../templates/template-rights.js";
import { keyedHash } from "./keyed-hash.js";

export interface NewTemplateVersion extends NewVersion {
  organizationId?: OrganizationId | null;
  templateId?: TemplateId | null;
}

/** What a version is made for: a template, or an organization in which one is to come. */
interface Place {
  organization: { id: string; name: string };
  template: TemplateRow | null;
}

async function findPlace(context: ActionContext, input: NewTemplateVersion): Promise<Place> {
  const { actor, database } = context;
  if (input.templateId) {
    const template = orNotFound(await findTemplate(database, input.templateId));
    await authorizeTemplate(context, "TEMPLATE_UPDATE", template);
    return { organization: orNotFound(await findOrganizationNamed(database, template.organizationId)), template };
  }
  authorize(actor, "TEMPLATE_CREATE", { organizationId: input.organizationId ?? null }, "ORGANIZATION_READ");
  return {
    organization: orNotFound(await findOrganizationNamed(database, input.organizationId ?? "")),
    template: null,
  };
}

interface Creation {
  place: Place;
  plan: VersionPlan;
  name?: string | null;
  message?: string | null;
}

async function enqueueImport(tx: Transaction, version: VersionRow, subjectName: string): Promise<void> {
  await enqueueJob(tx, {
    id: version.jobId as never,
    organizationId: version.organizationId,
    type: "TEMPLATE_IMPORT",
    tags: tagsOf(version),
    subjectId: version.id,
    subjectName,
    templateId: version.templateId,
    workspaceId: null,
    initiatorId: version.createdById,
    ownerId: version.createdById,
    createdAt: version.createdAt,
  });
}

/** What administrators set for the active version holds for the next one too, unless it is given anew. */
async function carriedValues(tx: Transaction, { template }: Place): Promise<Record<string, string>> {
  if (!template) return {};
  const [active] = await listVersionVariables(tx, [template.activeVersionId]);
  return active?.values ?? {};
}

async function hashOf(tx: Transaction, organizationId: string, plan: VersionPlan): Promise<string> {
  const digest = digestOfVariables(Object.entries(plan.variables).map(([name, value]) => ({ name, value })));
  if (digest === null) return contentHash(plan.hashed, null);
  return contentHash(plan.hashed, keyedHash(await getHashKey(tx), organizationId, digest));
}

async function create(tx: Transaction, context: ActionContext, creation: Creation): Promise<VersionRow> {
  const { place, plan } = creation;
  const id = newId<"TemplateVersion">();
  const createdAt = context.clock.now();
  const version = await recordVersion(tx, {
    id,
    organizationId: place.organization.id,
    templateId: place.template?.id ?? null,
    name: creation.name ?? generatedVersionName(createdAt, id),
    message: creation.message ?? "",
    contentHash: await hashOf(tx, place.organization.id, plan),
    jobId: newId<"ProvisionerJob">(),
    files: plan.files,
    variableValues: { ...(await carriedValues(tx, place)), ...plan.variables },
    provisionerTags: plan.tags,
    createdById: actingUserId(context.actor),
    createdAt,
  });
  await enqueueImport(tx, version, place.template?.name ?? version.name);
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "TemplateVersion",
    resourceId: version.id,
    resourceName: version.name,
    organization: place.organization,
    after: auditedVersion(version),
  });
  return version;
}

/** Keeps the files as a version that no workspace uses yet, and starts the import job that makes it usable. */
export async function createTemplateVersion(
  context: ActionContext,
  input: NewTemplateVersion,
): Promise<Refusal | { templateVersion: VersionRow; userErrors: [] }> {
  if (Boolean(input.organizationId) === Boolean(input.templateId)) {
    return refuse("INVALID", ["input"], "Give exactly one of organizationId and templateId.");
  }
  const place = await findPlace(context, input);
  const plan = planVersion(input);
  if (plan.problems.length > 0) return refuseAll(plan.problems);
  const { name, message } = input;
  try {
    const creation = { place, plan, name, message };
    return done({ templateVersion: await inTransaction(context.database, (tx) => create(tx, context, creation)) });
  } catch (error) {
    if (violatedConstraint(error) !== "template_versions_template_id_name_key") throw error;
    return refuse(
      "TAKEN",
      ["input", "name"],
      `The template has a version "${String(name)}" already. Choose another name.`,
    );
  }
}
