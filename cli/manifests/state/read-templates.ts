import type { Graph } from "../../graph/graph-client.js";
import type { Content } from "../desire/desired-state.js";
import { addressOf, type Current, type ImportedVersion } from "../plan/resources.js";
import {
  importsOf,
  templateDetails,
  templatesOf,
  versionsOf,
  workspaceCounts,
  type TemplateDetails,
  type TemplateNode,
} from "./documents.js";
import { readConnections, readNodes } from "./read-nodes.js";
import type { Found } from "./read-organizations.js";
import { readContentHashes, type ContentHashes } from "./read-content-hashes.js";
import { templateOf } from "./to-current.js";
import type { Wanted } from "./wanted.js";

interface Version {
  id: string;
  name: string;
  contentHash: string;
  isArchived: boolean;
  template: { id: string } | null;
  job: { status: string } | null;
}

const isOnTheWay = (status: string | undefined): status is ImportedVersion["status"] =>
  status === "PENDING" || status === "RUNNING" || status === "SUCCEEDED";

const imported = (versions: readonly Version[]): ImportedVersion[] =>
  versions.flatMap(({ id, contentHash, isArchived, job }) =>
    !isArchived && isOnTheWay(job?.status) ? [{ id, contentHash, status: job.status }] : [],
  );

/** What a version of a template to come is called, so that the next apply finds it again. */
export const orphanName = (template: string, { hash }: Pick<Content, "hash">): string =>
  `${template}-${hash.slice(0, 12)}`;

interface Read {
  organization: string;
  node: TemplateNode;
}

async function inUse(graph: Graph, ids: readonly string[]): Promise<Map<string, string | null>> {
  const counted = await readNodes(graph, workspaceCounts, ids);
  return new Map(
    counted.map(({ id, workspaces }) => {
      const count = workspaces?.totalCount ?? 0;
      const these = count === 1 ? "A workspace" : `${String(count)} workspaces`;
      return [id, count > 0 ? `${these} of it remain. Delete or migrate them first.` : null];
    }),
  );
}

/** Of templates whose active content is not the wanted one: what was pushed of them before, back to a version that has it. */
async function readVersions(graph: Graph, templates: readonly Read[], contentHashes: ContentHashes) {
  const hashById = new Map(
    templates.flatMap(({ organization, node }) => {
      const hash = contentHashes[addressOf({ kind: "template", organization, name: node.name })];
      return typeof hash !== "string" || hash === node.activeVersion.contentHash ? [] : [[node.id, hash] as const];
    }),
  );
  const hasEnough = (id: string, versions: readonly Version[]): boolean =>
    imported(versions).some(({ contentHash }) => contentHash === hashById.get(id));
  return readConnections(graph, { ...versionsOf, hasEnough }, [...hashById.keys()]);
}

interface ReadTemplates {
  templates: Current[];
  contentHashes: ContentHashes;
}

export async function readTemplates(graph: Graph, found: readonly Found[], wanted: Wanted): Promise<ReadTemplates> {
  const organizations = found.filter(({ kinds }) => kinds.has("template")).map(({ node }) => node);
  const byOrganization = await readConnections(
    graph,
    templatesOf,
    organizations.map(({ id }) => id),
  );
  const templates: Read[] = organizations.flatMap(({ id, name: organization }) =>
    (byOrganization.get(id) ?? []).map((node) => ({ organization, node })),
  );
  const ids = templates.map(({ node }) => node.id);
  const idsByName = {
    organizations: new Map(organizations.map(({ id, name }) => [name, id])),
    templates: new Map(
      templates.map(({ organization, node: { id, name } }) => [
        addressOf({ kind: "template", organization, name }),
        id,
      ]),
    ),
  };
  const contentHashes = await readContentHashes(graph, wanted.contents, idsByName);
  const [read, versions, uses] = await Promise.all([
    readNodes<TemplateDetails>(graph, templateDetails, ids),
    readVersions(graph, templates, contentHashes),
    wanted.countsWorkspaces ? inUse(graph, ids) : new Map<string, string | null>(),
  ]);
  const details = new Map(read.map((each) => [each.id, each]));
  const current = templates.map(({ organization, node }) => ({
    ...templateOf(organization, node, details.get(node.id)),
    activeVersionId: node.activeVersion.id,
    versions: imported(versions.get(node.id) ?? []),
    inUse: uses.get(node.id) ?? null,
  }));
  return { templates: current, contentHashes };
}

/** Versions that were pushed for templates to come, by the template's address. */
export async function readOrphans(
  graph: Graph,
  found: readonly Found[],
  { templates, contents }: { templates: readonly Current[]; contents: Wanted["contents"] },
): Promise<Record<string, ImportedVersion[]>> {
  const known = new Set(templates.map(addressOf));
  const missing = [...contents].filter(([address]) => !known.has(address));
  const names = new Set(missing.map(([address]) => address.split("/")[0]!));
  const organizations = found.filter(({ node }) => names.has(node.name)).map(({ node }) => node);
  const jobs = await readConnections(
    graph,
    // What was pushed for a template to come is new, or not waited for any more.
    { ...importsOf, hasEnough: () => true },
    organizations.map(({ id }) => id),
  );
  const idByName = new Map(organizations.map(({ id, name }) => [name, id]));
  return Object.fromEntries(
    missing.map(([address, content]) => {
      const [organization, , template] = address.split("/");
      const versions = (jobs.get(idByName.get(organization!) ?? "") ?? []).flatMap((job) => job.templateVersion ?? []);
      const mine = versions.filter((each) => !each.template && each.name === orphanName(template!, content));
      return [address, imported(mine)];
    }),
  );
}
