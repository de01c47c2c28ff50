import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import { commitBuildQuota } from "../../../subgraphs/workspaces/commands/commit-build-quota.js";
import { recordBuilt } from "../../../subgraphs/workspaces/commands/record-built.js";
import { recordFoundByImport } from "../../../subgraphs/workspaces/commands/record-found-by-import.js";
import { recordJobStatus } from "../../../subgraphs/workspaces/commands/record-job-status.js";
import type { ReportedVersion } from "../../../subgraphs/workspaces/rules/versions/complete-documents.js";
import { startSubgraphUnderTest, type Answer, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

export const uuidOf = (globalId: string): string => decodeId(globalId)?.id ?? "";

const userErrors = "userErrors { code path message }";
const mutation = (name: string, type: string, fields: string): string =>
  `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${fields} ${userErrors} } }`;

const mutations = {
  createTemplateVersion: mutation("createTemplateVersion", "CreateTemplateVersionInput", "templateVersion { id name }"),
  activateTemplateVersion: mutation(
    "activateTemplateVersion",
    "ActivateTemplateVersionInput",
    "template { id activeVersion { id } }",
  ),
  createTemplate: mutation("createTemplate", "CreateTemplateInput", "template { id name displayName }"),
  updateTemplate: mutation("updateTemplate", "UpdateTemplateInput", "template { id name displayName description }"),
  updateTemplates: mutation("updateTemplates", "UpdateTemplatesInput", "templates { id }"),
  deleteTemplate: mutation("deleteTemplate", "DeleteInput", "deletedId"),
  deprecateTemplate: mutation(
    "deprecateTemplate",
    "DeprecateTemplateInput",
    "template { id isDeprecated deprecationMessage successor { id } }",
  ),
  restoreTemplate: mutation(
    "restoreTemplate",
    "RestoreTemplateInput",
    "template { id isDeprecated deprecationMessage successor { id } }",
  ),
  migrateWorkspaces: mutation("migrateWorkspaces", "MigrateWorkspacesInput", "template { id } started blocked"),
  archiveTemplateVersions: mutation("archiveTemplateVersions", "ArchiveTemplateVersionsInput", "archivedIds"),
  createWorkspace: mutation(
    "createWorkspace",
    "CreateWorkspaceInput",
    "workspace { id name status } warnings { code path message }",
  ),
  updateWorkspace: mutation(
    "updateWorkspace",
    "UpdateWorkspaceInput",
    "workspace { id name ttlSeconds autostartSchedule automaticUpdates isDormant }",
  ),
  startWorkspace: mutation("startWorkspace", "StartWorkspaceInput", "build { id number transition }"),
  stopWorkspace: mutation("stopWorkspace", "StopWorkspaceInput", "build { id number transition }"),
  deleteWorkspace: mutation("deleteWorkspace", "DeleteWorkspaceInput", "build { id number transition }"),
  cancelWorkspaceBuild: mutation(
    "cancelWorkspaceBuild",
    "CancelWorkspaceBuildInput",
    "build { id workspace { status } }",
  ),
  createWorkspaceProxy: mutation(
    "createWorkspaceProxy",
    "CreateWorkspaceProxyInput",
    "secret workspaceProxy { id name displayName url status organizations { id } }",
  ),
  updateWorkspaceProxy: mutation(
    "updateWorkspaceProxy",
    "UpdateWorkspaceProxyInput",
    "workspaceProxy { id name displayName icon url organizations { id } }",
  ),
  deleteWorkspaceProxy: mutation("deleteWorkspaceProxy", "DeleteInput", "deletedId"),
  rotateWorkspaceProxySecret: mutation(
    "rotateWorkspaceProxySecret",
    "RotateWorkspaceProxySecretInput",
    "secret workspaceProxy { id }",
  ),
  reportWorkspaceProxyHealth: mutation(
    "reportWorkspaceProxyHealth",
    "ReportWorkspaceProxyHealthInput",
    "workspaceProxy { name status version lastSeenAt }",
  ),
} as const;

export type MutationName = keyof typeof mutations;
type Input = Record<string, unknown>;
type Payload = NonNullable<Answer["data"]>;

/** The workspaces subgraph, with the few steps that most of its tests begin with. */
export interface Workshop extends SubgraphUnderTest {
  alphaId: string;
  betaId: string;
  /** Sends a mutation; `answer` is its payload. */
  send(actor: Actor, name: MutationName, input: Input): Promise<Answer>;
  /** As the site owner; throws unless it was done. */
  made(name: MutationName, input: Input): Promise<Payload>;
  /** An uploaded version; imported, unless `found` is null. */
  version(input?: Input, found?: ReportedVersion | null): Promise<string>;
  template(name: string, options?: { input?: Input; found?: ReportedVersion }): Promise<string>;
  workspace(templateId: string, name: string, input?: Input): Promise<string>;
  /** Ends the workspace's latest build as its daemon would. */
  finishBuild(workspaceId: string, built?: { cost?: number; state?: string }): Promise<void>;
  auditOf(globalId: string): Promise<{ action: string; actorName: string | null; changes: unknown }[]>;
}

/** As a daemon's completion of the import does. */
const importVersion = ({ database }: SubgraphUnderTest, id: string, found: ReportedVersion) =>
  inTransaction(database, async (tx) => {
    await recordFoundByImport(tx, id, found);
    await recordJobStatus(tx, { type: "TEMPLATE_IMPORT", subjectId: id }, "SUCCEEDED");
    await tx.job.updateMany({ where: { subjectId: id }, data: { status: "SUCCEEDED" } });
  });

/** As a daemon's commitment and completion of the build do. */
const completeBuild =
  ({ database, clock }: SubgraphUnderTest): Workshop["finishBuild"] =>
  async (workspaceId, { cost = 0, state } = {}) => {
    const { latestBuildId } = await database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
    const resources = [{ type: "echo", name: "vm", address: "echo.vm", dailyCost: cost }];
    const built = { resources, state: state === undefined ? null : Buffer.from(state), at: clock.now() };
    await inTransaction(database, async (tx) => {
      await commitBuildQuota(tx, latestBuildId, cost);
      await recordJobStatus(tx, { type: "WORKSPACE_BUILD", subjectId: latestBuildId }, "SUCCEEDED");
      await tx.job.updateMany({ where: { subjectId: latestBuildId }, data: { status: "SUCCEEDED" } });
      await recordBuilt(tx, latestBuildId, built);
    });
  };

const readAudit =
  ({ database }: SubgraphUnderTest): Workshop["auditOf"] =>
  (globalId) =>
    database.auditEntry.findMany({
      where: { resourceId: uuidOf(globalId), outcome: "DONE" },
      orderBy: { id: "asc" },
      select: { action: true, actorName: true, changes: true },
    });

function sender(graph: SubgraphUnderTest): Pick<Workshop, "send" | "made"> {
  const send = (actor: Actor, name: MutationName, input: Input) => graph.as(actor).run(mutations[name], { input });
  return {
    send,
    async made(name, input) {
      const { data, errors } = await send(graph.world.owner, name, input);
      const answer = data?.["answer"] as Payload & { userErrors: unknown[] };
      if (errors || answer.userErrors.length > 0) throw new Error(JSON.stringify([errors, answer]));
      return answer;
    },
  };
}

export async function openWorkshop(): Promise<Workshop> {
  const graph = await startSubgraphUnderTest("workspaces");
  const alphaId = encodeId("Organization", graph.world.alpha);
  const { send, made } = sender(graph);
  const idOf = async (name: MutationName, field: string, input: Input) =>
    ((await made(name, input))[field] as { id: string }).id;

  const version: Workshop["version"] = async (input = {}, found = {}) => {
    const place = "templateId" in input ? {} : { organizationId: alphaId };
    const files = [{ path: "main.tf", content: "" }];
    const id = await idOf("createTemplateVersion", "templateVersion", { ...place, files, ...input });
    if (found) await importVersion(graph, uuidOf(id), found);
    return id;
  };

  return {
    ...graph,
    alphaId,
    betaId: encodeId("Organization", graph.world.beta),
    send,
    made,
    version,
    finishBuild: completeBuild(graph),
    auditOf: readAudit(graph),
    async template(name, { input = {}, found = {} } = {}) {
      const { organizationId = alphaId, ...rest } = input;
      return idOf("createTemplate", "template", { versionId: await version({ organizationId }, found), name, ...rest });
    },
    workspace(templateId, name, input = {}) {
      const ownerId = encodeId("User", graph.world.alphaMember.userId);
      return idOf("createWorkspace", "workspace", { templateId, name, ownerId, ...input });
    },
  };
}

/** The code of an answer's first top-level error. */
export const codeOf = (answer: Answer): unknown => answer.errors?.[0]?.extensions["code"];
