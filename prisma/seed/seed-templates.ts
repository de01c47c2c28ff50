import type { Ask } from "./graph-client.js";
import { demoTemplateFiles } from "./demo-templates.js";
import type { DemoOrganization, DemoTemplate } from "./demo-world.js";
import { waitUntil } from "./wait-until.js";

const patienceMs = 120_000;

interface Payload {
  userErrors: { message: string }[];
}

const organizationQuery = `query ($name: String!, $template: String!) {
  organization(name: $name) { id template(name: $template) { id } }
}`;
const createVersion = `mutation ($input: CreateTemplateVersionInput!) {
  createTemplateVersion(input: $input) { templateVersion { id } userErrors { message } }
}`;
const versionQuery = `query ($id: ID!) { node(id: $id) { ... on TemplateVersion { job { status error } } } }`;
const createTemplateMutation = `mutation ($input: CreateTemplateInput!) {
  createTemplate(input: $input) { template { id } userErrors { message } }
}`;
const workspaceQuery = `query ($username: String!, $name: String!) {
  user(username: $username) { id workspace(name: $name) { status } }
}`;
const createWorkspaceMutation = `mutation ($input: CreateWorkspaceInput!) {
  createWorkspace(input: $input) { workspace { id } userErrors { message } }
}`;

/** The payload of a mutation that must not be refused. */
async function change<P extends Payload>(ask: Ask, mutation: string, input: object): Promise<P> {
  const payloads = await ask<Record<string, P>>(mutation, { input });
  const payload = Object.values(payloads)[0]!;
  if (payload.userErrors.length > 0) throw new Error(payload.userErrors.map((error) => error.message).join("; "));
  return payload;
}

async function importVersion(ask: Ask, organizationId: string, { files, displayName }: DemoTemplate): Promise<string> {
  const input = { organizationId, message: "First version", files: demoTemplateFiles(files, displayName) };
  const { templateVersion } = await change<Payload & { templateVersion: { id: string } }>(ask, createVersion, input);
  await waitUntil(
    `importing the template ${displayName}`,
    async () => {
      const { node } = await ask<{ node: { job: { status: string; error: string | null } } }>(
        versionQuery,
        templateVersion,
      );
      if (node.job.status === "FAILED") throw new Error(`the import of ${displayName} failed: ${node.job.error ?? ""}`);
      return node.job.status === "SUCCEEDED" ? node : null;
    },
    patienceMs,
  );
  return templateVersion.id;
}

async function ensureTemplate(ask: Ask, organization: string, template: DemoTemplate): Promise<string> {
  const { organization: found } = await ask<{ organization: { id: string; template: { id: string } | null } }>(
    organizationQuery,
    { name: organization, template: template.name },
  );
  if (found.template) return found.template.id;
  const versionId = await importVersion(ask, found.id, template);
  const { name, displayName, description } = template;
  const input = { versionId, name, displayName, description };
  const created = await change<Payload & { template: { id: string } }>(ask, createTemplateMutation, input);
  return created.template.id;
}

async function ensureWorkspace(ask: Ask, templateId: string, [username, name]: [string, string]): Promise<void> {
  const status = () =>
    ask<{ user: { id: string; workspace: { status: string } | null } }>(workspaceQuery, { username, name });
  const { user } = await status();
  if (!user.workspace) await change(ask, createWorkspaceMutation, { templateId, name, ownerId: user.id });
  await waitUntil(
    `building the workspace ${name}`,
    async () => {
      const state = (await status()).user.workspace?.status;
      if (state === "FAILED") throw new Error(`the build of the workspace ${name} failed`);
      return state === "RUNNING" ? state : null;
    },
    patienceMs,
  );
}

/** Makes what is missing of a template and its workspaces, through the graph, and waits until all of it runs. */
export async function seedTemplate(ask: Ask, organization: DemoOrganization, template: DemoTemplate): Promise<void> {
  const templateId = await ensureTemplate(ask, organization.name, template);
  for (const workspace of Object.entries(template.workspaces)) {
    await ensureWorkspace(ask, templateId, workspace);
  }
}
