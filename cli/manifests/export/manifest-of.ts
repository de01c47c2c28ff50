import { everyone, kindFacts, type Current, type Fields } from "../plan/resources.js";
import type { Plain } from "../reading/placed.js";
import type { ExportedContent } from "./exported-content.js";

type Spec = { [key: string]: Plain };

/** A document, and what of the things in it a manifest cannot say. */
export interface Exported {
  spec: Spec;
  notes: string[];
}

const ids = /^[a-z]+_[0-9a-z]{26}$/;

/** Targets that are nobody's any more are ids still: a manifest names what there is. */
const hasUnknownTargets = (mapping: Plain | undefined): boolean =>
  Object.values((mapping ?? {}) as Record<string, string[]>).some((targets) =>
    targets.some((target) => ids.test(target)),
  );

function syncSpec({ fields }: Current, where: string, notes: string[]): Spec {
  const { mapping, ...rest } = fields;
  if (!hasUnknownTargets(mapping)) return { ...fields };
  notes.push(`${where}: its mapping leads to what is not there any more, and is left out.`);
  return rest;
}

function settingsOf(fields: Fields): Spec {
  const settings = Object.entries(fields).filter(([field]) => field.startsWith("settings."));
  return Object.fromEntries(settings.map(([field, value]) => [field.slice("settings.".length), value]));
}

function accessOf(access: Plain | undefined): Spec | undefined {
  if (access === undefined) return undefined;
  const lines = Object.entries(access as Record<string, string>);
  const of = (prefix: string) =>
    Object.fromEntries(
      lines.filter(([key]) => key.startsWith(prefix)).map(([key, role]) => [key.slice(prefix.length), role]),
    );
  const [users, groups] = [of("user:"), of("group:")];
  return { ...(Object.keys(users).length > 0 && { users }), ...(Object.keys(groups).length > 0 && { groups }) };
}

function templateSpec({ fields }: Current, content: ExportedContent | undefined): Spec {
  const { displayName, description, icon, deprecated, access } = fields;
  const lines = accessOf(access);
  return {
    ...(content && { folder: content.folder }),
    ...(content && Object.keys(content.variables).length > 0 && { variables: content.variables }),
    ...(content && Object.keys(content.provisionerTags).length > 0 && { provisionerTags: content.provisionerTags }),
    ...({ displayName, description, icon } as Spec),
    settings: settingsOf(fields),
    ...(lines && { access: lines }),
    deprecated: deprecated ?? false,
  };
}

function groupSpec({ name, fields }: Current): Spec {
  const { members, ...rest } = fields;
  return name === everyone || members === undefined ? rest : { ...rest, members };
}

/** How each of an organization's lists shows what stands in it. */
const listed: Partial<Record<Current["kind"], (current: Current) => Plain>> = {
  role: ({ fields }) => ({ ...fields }),
  group: groupSpec,
  member: ({ fields }) => fields["roles"] ?? [],
  provisionerKey: ({ fields }) => ({ ...fields }),
};

function lists(resources: readonly Current[]): Spec {
  const spec: Spec = {};
  for (const [kind, show] of Object.entries(listed)) {
    const { list } = kindFacts[kind as Current["kind"]];
    const entries = resources.filter((each) => each.kind === kind).map((each) => [each.name, show(each)] as const);
    spec[list!] = Object.fromEntries(entries);
  }
  return spec;
}

/** An organization as a manifest says it. Templates whose content cannot be had are managed but for it. */
export function organizationManifest(
  name: string,
  resources: readonly Current[],
  contents: ReadonlyMap<string, ExportedContent>,
): Exported {
  const notes: string[] = [];
  const own = resources.filter(({ organization }) => organization === name);
  const itself = own.find(({ kind }) => kind === "organization")?.fields ?? {};
  const syncs = own.filter(({ kind }) => kind === "groupSync" || kind === "roleSync");
  const templates = own.filter(({ kind }) => kind === "template");
  const without = templates.filter((template) => !contents.has(template.name));
  notes.push(
    ...without.map((template) => `${name}/templates/${template.name}: its content cannot be had as it was pushed.`),
  );
  const spec: Spec = {
    ...{ kind: "Organization", name, ...itself },
    ...lists(own),
    ...Object.fromEntries(syncs.map((sync) => [sync.kind, syncSpec(sync, `${name}/${sync.kind}`, notes)])),
    templates: Object.fromEntries(templates.map((each) => [each.name, templateSpec(each, contents.get(each.name))])),
  };
  return { spec, notes };
}

/** What belongs to no organization, as a manifest says it. */
export function siteManifest(resources: readonly Current[]): Exported {
  const notes: string[] = [];
  const own = resources.filter(({ organization }) => organization === null);
  const syncs = own.filter(({ kind }) => kind === "organizationSync" || kind === "siteRoleSync");
  const of = (kind: Current["kind"]) =>
    Object.fromEntries(own.filter((each) => each.kind === kind).map(({ name, fields }) => [name, { ...fields }]));
  const providers = of("identityProvider");
  notes.push(
    ...Object.keys(providers).map(
      (name) => `site/identityProviders/${name}: its secret is shown to nobody; name it under clientSecret.`,
    ),
  );
  const spec: Spec = {
    kind: "Site",
    ...Object.fromEntries(syncs.map((sync) => [sync.kind, syncSpec(sync, `site/${sync.kind}`, notes)])),
    identityProviders: providers,
    workspaceProxies: of("workspaceProxy"),
  };
  return { spec, notes };
}
