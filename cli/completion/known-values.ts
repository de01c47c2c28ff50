import type { Cli } from "../cli.js";
import { operation } from "../graph/operation.js";
import type { Candidate } from "./candidates.js";

const organizationNames = operation<{ organizations: { nodes: { name: string; displayName: string }[] } | null }>(
  "query OrganizationNames { organizations(first: 100) { nodes { name displayName } } }",
);

const templateNames = operation<{
  templates: { nodes: { name: string; displayName: string; organization: { name: string } | null }[] } | null;
}>("query TemplateNames { templates(first: 100) { nodes { name displayName organization { name } } } }");

const workspaceNames = operation<{
  viewer: { workspaces: { nodes: { name: string; status: string }[] } | null } | null;
}>("query WorkspaceNames { viewer { workspaces(first: 100) { nodes { name status } } } }");

async function organizations(cli: Cli): Promise<Candidate[]> {
  const { organizations: found } = await cli.graph().read(organizationNames, {});
  return (found?.nodes ?? []).map(({ name, displayName }) => ({ value: name, description: displayName }));
}

async function templates(cli: Cli): Promise<Candidate[]> {
  const { templates: found } = await cli.graph().read(templateNames, {});
  const reference = (name: string, organization: { name: string } | null): string =>
    `${organization?.name ?? "?"}/${name}`;
  return (found?.nodes ?? []).map(({ name, displayName, organization }) => ({
    value: reference(name, organization),
    description: displayName,
  }));
}

async function workspaces(cli: Cli): Promise<Candidate[]> {
  const { viewer } = await cli.graph().read(workspaceNames, {});
  return (viewer?.workspaces?.nodes ?? []).map(({ name, status }) => ({
    value: name,
    description: status.toLowerCase(),
  }));
}

function contexts(cli: Cli): Promise<Candidate[]> {
  const known = Object.entries(cli.config().contexts);
  return Promise.resolve(known.map(([value, { url }]) => ({ value, description: url })));
}

/** By what is asked for: a flag, or a command and its argument. What is not here is a file's name, for all that is known. */
const sources: Readonly<Record<string, (cli: Cli) => Promise<Candidate[]>>> = {
  organization: organizations,
  "org name": organizations,
  context: contexts,
  "context name": contexts,
  template: templates,
  successor: templates,
  "template template": templates,
  workspace: workspaces,
  "workspace workspace": workspaces,
  "job job-or-workspace": workspaces,
  "provisioner job-or-workspace": workspaces,
};

const patienceMs = 2_000;

/** The values that there are of a kind; none where that is not known, or not said in time: completion never complains. */
export async function knownValues(cli: Cli, kind: string, current: string): Promise<Candidate[]> {
  const late = new Promise<Candidate[]>((resolve) => setTimeout(() => resolve([]), patienceMs).unref());
  try {
    const known = await Promise.race([sources[kind]?.(cli) ?? [], late]);
    return known.filter(({ value }) => value.startsWith(current));
  } catch {
    return [];
  }
}
