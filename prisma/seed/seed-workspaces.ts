import type { Graph } from "../../cli/graph/graph-client.js";
import { operation } from "../../cli/graph/operation.js";
import type { UserError } from "../../cli/graph/user-errors.js";
import type { DemoWorkspace } from "./demo-world.js";
import { waitUntil } from "./wait-until.js";

const patienceMs = 120_000;

interface Found {
  organization: { template: { id: string } | null };
  user: { id: string; workspace: { status: string } | null };
}

const workspaceQuery = operation<Found, Omit<DemoWorkspace, "name"> & { name: string }>(`
  query SeededWorkspace($organization: String!, $template: String!, $owner: String!, $name: String!) {
    organization(name: $organization) { template(name: $template) { id } }
    user(username: $owner) { id workspace(name: $name) { status } }
  }
`);

const createWorkspace = operation<{ createWorkspace: { userErrors: UserError[] } }, { input: object }>(`
  mutation SeedWorkspace($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { userErrors { code message path } } }
`);

/** Makes a workspace where it is missing, and waits until it runs. */
export async function seedWorkspace(graph: Graph, workspace: DemoWorkspace): Promise<void> {
  const { name } = workspace;
  const { organization, user } = await graph.request(workspaceQuery, { ...workspace });
  const input = { templateId: organization.template?.id, name, ownerId: user.id };
  if (!user.workspace) await graph.mutate(createWorkspace, { input });
  await waitUntil(
    `building the workspace ${name}`,
    async () => {
      const { status } = (await graph.request(workspaceQuery, { ...workspace })).user.workspace ?? {};
      if (status === "FAILED") throw new Error(`the build of the workspace ${name} failed`);
      return status === "RUNNING" ? status : null;
    },
    patienceMs,
  );
}
