import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { chooseVersion } from "../../rules/workspaces/choose-version.js";
import type { TemplateRow } from "../../store/templates.js";
import { findVersionHeld, type VersionRow } from "../../store/versions.js";
import { refusalOfUse } from "../versions/refusal-of-use.js";
import { mayTemplate } from "../templates/template-rights.js";

export interface VersionWish {
  template: TemplateRow;
  requestedId: string | null;
  previousId: string | null;
  automaticUpdates: boolean;
}

const path = ["input", "versionId"];

/** The version that a start takes, which must be the template's and usable. */
export async function findVersionForBuild(
  tx: Transaction,
  context: ActionContext,
  { template, ...wish }: VersionWish,
): Promise<Refusal | { version: VersionRow }> {
  const choice = chooseVersion({
    ...wish,
    activeId: template.activeVersionId,
    requireActiveVersion: template.requireActiveVersion,
    // A schedule starts what the owner could, not what administrators may.
    isAdministrator: context.actor.kind === "user" && (await mayTemplate(context, "TEMPLATE_UPDATE", template)),
  });
  if ("problem" in choice) return refuse("NOT_ALLOWED_HERE", path, choice.problem);
  const version = await findVersionHeld(tx, choice.versionId);
  if (version?.templateId !== template.id) return refuse("NOT_FOUND", path, "The template has no such version.");
  return refusalOfUse(version, path) ?? { version };
}
