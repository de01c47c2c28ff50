import type { Cli } from "../../cli.js";
import { insistOnOrganization, organizationOf } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { findTemplate, type Template } from "./operations.js";

/** `organization/template`, or a name in the organization that is meant. */
export async function placeOfTemplate(cli: Cli, reference: string): Promise<{ organization: string; name: string }> {
  const slash = reference.indexOf("/");
  if (slash > 0) return { organization: reference.slice(0, slash), name: reference.slice(slash + 1) };
  return { organization: await organizationOf(cli), name: reference };
}

/** What is called so in its organization; null where there is no such template. */
export async function lookForTemplate(cli: Cli, reference: string) {
  const { organization, name } = await placeOfTemplate(cli, reference);
  const found = await cli.graph().read(findTemplate, { organization, template: name });
  const { id: organizationId, template, templates } = await insistOnOrganization(cli, organization, found.organization);
  return { organization, organizationId, name, template, names: (templates?.nodes ?? []).map((each) => each.name) };
}

/** A template by its name. Throws a CliFault with the nearest names where there is none. */
export async function templateOf(cli: Cli, reference: string): Promise<{ organization: string; template: Template }> {
  const { organization, name, names, template } = await lookForTemplate(cli, reference);
  const where = ` in ${organization}`;
  const listedBy = "orgplane template list";
  return { organization, template: insist(template, { kind: "template", name, where, names, listedBy }) };
}
