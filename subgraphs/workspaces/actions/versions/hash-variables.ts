import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import type { OrganizationId, TemplateId } from "../../../../foundation/ids/ids.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { getHashKey } from "../../store/hash-key.js";
import { listOwnAccess } from "../../store/template-sight.js";
import { listTemplates } from "../../store/templates.js";
import { accessSubjectOf, mayByRolesOr } from "../templates/template-rights.js";
import { keyedHash } from "./keyed-hash.js";

/** A digest of variables, and for which version: of a template, or of one to come in an organization. */
export interface AskedHash {
  organizationId: OrganizationId | null;
  templateId: TemplateId | null;
  digest: string;
}

const mostAtOnce = 200;
const digestShape = /^[0-9a-f]{64}$/;

function insistOn(asked: readonly AskedHash[]): void {
  if (asked.length > mostAtOnce) throw badInput("inputs", `At most ${String(mostAtOnce)} are hashed at once.`);
  for (const [index, { organizationId, templateId, digest }] of asked.entries()) {
    const path = `inputs.${String(index)}`;
    if ((organizationId === null) === (templateId === null)) {
      throw badInput(path, "Give exactly one of organizationId and templateId.");
    }
    if (!digestShape.test(digest))
      throw badInput(`${path}.digest`, "It takes a SHA-256 as 64 small hexadecimal digits.");
  }
}

const everywhere = { byRoles: "all", subject: null } as const;

/** The organizations of those templates that the actor may change. */
async function organizationsById(context: ActionContext, ids: string[]): Promise<Map<string, string>> {
  const { actor, database } = context;
  if (ids.length === 0) return new Map();
  const templates = await listTemplates(database, ids, everywhere);
  const subject = accessSubjectOf(actor);
  const lines = subject ? await listOwnAccess(database, ids, subject) : [];
  const mine = templates.filter((template) => {
    const access = lines.filter(({ templateId }) => templateId === template.id).map(({ role }) => role);
    return mayByRolesOr(actor, "TEMPLATE_UPDATE", { template, access });
  });
  return new Map(mine.map(({ id, organizationId }) => [id, organizationId]));
}

/**
 * The keyed hashes of variables that versions' content hashes are over, in the order of the questions. Null where the actor
 * could not make such a version: whoever can is told the same hash with it.
 */
export async function hashVariables(context: ActionContext, asked: readonly AskedHash[]): Promise<(string | null)[]> {
  insistOn(asked);
  const byTemplate = await organizationsById(
    context,
    asked.flatMap(({ templateId }) => templateId ?? []),
  );
  const hashKey = await getHashKey(context.database);
  return asked.map(({ organizationId, templateId, digest }) => {
    const mayCreate =
      organizationId !== null && decide(context.actor, "TEMPLATE_CREATE", resourceOf({ organizationId }));
    const place = mayCreate ? organizationId : byTemplate.get(templateId ?? "");
    return place === undefined ? null : keyedHash(hashKey, place, digest);
  });
}
