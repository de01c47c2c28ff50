import type { Actor } from "../../../../foundation/rbac/actor.js";
import { templateConditions, versionConditions, type TemplateSelection } from "../../store/list-conditions.js";
import { organizationTemplateList, templateList } from "../../store/templates.js";
import { templateSightOf } from "./template-rights.js";
import { versionList } from "../../store/versions.js";

/** The templates that the actor may read and the filter wants, of everything or below an organization. */
export const selectTemplates = (actor: Actor, wanted: TemplateSelection, below: "organization" | null) => ({
  source: below === null ? templateList : organizationTemplateList,
  conditions: templateConditions(wanted, templateSightOf(actor)),
});

/** A template's versions, where the actor may read them. */
export const selectVersions = (actor: Actor, includeArchived: boolean) => ({
  source: versionList,
  conditions: versionConditions(includeArchived, templateSightOf(actor)),
});
