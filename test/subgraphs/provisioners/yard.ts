import { parse } from "graphql";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import type { NodeType } from "../../../foundation/ids/prefixes.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import { testSealer } from "../../kit/test-sealer.js";
import { createChanges } from "../../../foundation/streams/changes.js";
import { createJobSignal } from "../../../foundation/job-queue/job-signal.js";
import { createLog } from "../../../foundation/log/log.js";
import type { Actor, ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { buildSubgraph } from "../../../foundation/subgraph-kit/build-subgraph.js";
import { executorOf } from "../../../foundation/subgraph-kit/execute-subgraph.js";
import { subgraphs } from "../../../subgraphs/subgraphs.js";
import { startSubgraphUnderTest, type Answer, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

type Input = Record<string, unknown>;

const userErrors = "userErrors { code path message }";
const mutation = (name: string, type: string, fields: string): string =>
  `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${fields} ${userErrors} } }`;
const job = "job { id status error errorCode completedAt }";

const mutations = {
  createProvisionerKey: mutation(
    "createProvisionerKey",
    "CreateProvisionerKeyInput",
    "provisionerKey { id name tags expiresAt createdAt lastUsedAt organization { id } } secret",
  ),
  deleteProvisionerKey: mutation("deleteProvisionerKey", "DeleteInput", "deletedId"),
  cancelProvisionerJob: mutation(
    "cancelProvisionerJob",
    "CancelProvisionerJobInput",
    "job { id status canceledAt completedAt }",
  ),
  retryProvisionerJob: mutation("retryProvisionerJob", "RetryProvisionerJobInput", "job { id status type tags error }"),
  registerProvisionerDaemon: mutation(
    "registerProvisionerDaemon",
    "RegisterProvisionerDaemonInput",
    "daemon { id name status tags version apiVersion isOutdated }",
  ),
  acquireProvisionerJob: mutation(
    "acquireProvisionerJob",
    "AcquireProvisionerJobInput",
    "job { id type files { path content } variables transition state metadata reportEverySeconds }",
  ),
  reportProvisionerJob: mutation("reportProvisionerJob", "ReportProvisionerJobInput", "canceled lost lastSequence"),
  commitJobQuota: mutation("commitJobQuota", "CommitJobQuotaInput", "approved allowance consumed"),
  completeProvisionerJob: mutation("completeProvisionerJob", "CompleteProvisionerJobInput", job),
  failProvisionerJob: mutation("failProvisionerJob", "FailProvisionerJobInput", job),
  unregisterProvisionerDaemon: mutation("unregisterProvisionerDaemon", "DeleteInput", "deletedId"),
} as const;

export type MutationName = keyof typeof mutations;

export const uuidOf = (globalId: string): string => decodeId(globalId)?.id ?? "";

/** A global id that nothing has. */
export const unknownId = (type: NodeType): string => encodeId(type, newId());

/** The code of an answer's first top-level error. */
export const codeOf = (answer: Answer): unknown => answer.errors?.[0]?.extensions["code"];

/** The code and field of a payload's first refusal, such as `INVALID input.name`. */
export function refusalOf(answer: Answer): string | undefined {
  const payload = answer.data?.["answer"] as { userErrors: { code: string; path: string[] | null }[] } | null;
  const refusal = payload?.userErrors[0];
  return refusal && `${refusal.code} ${(refusal.path ?? []).join(".")}`;
}

/** The provisioners subgraph, with the few steps that most of its tests begin with. */
export interface Yard extends SubgraphUnderTest {
  alphaId: string;
  betaId: string;
  send(actor: Actor, name: MutationName, input: Input): Promise<Answer>;
  /** As this actor; the payload, unless nothing was done. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as an answer
  made(actor: Actor, name: MutationName, input: Input): Promise<any>;
  /** A key of alpha with these tags. */
  key(tags?: Tags): Promise<ProvisionerKeyActor>;
  /** A registered daemon's global id. */
  daemon(key: ProvisionerKeyActor, name?: string): Promise<string>;
  /** A template version of alpha, uploaded; the global ids of it and of the job that is to import it. */
  version(input?: Input): Promise<{ id: string; jobId: string }>;
  /** A workspace of alpha's member, its template imported; the global ids of it and of the job that is to build it. */
  workspace(name: string): Promise<{ id: string; jobId: string }>;
  /** As the site owner, of the workspaces subgraph. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  workspaces(query: string, variables?: Input): Promise<any>;
}

/** What stands beside the subgraph under test, on the same database. */
function neighbour({ database, clock, url, world }: SubgraphUnderTest): Yard["workspaces"] {
  const definition = subgraphs.workspaces({
    database,
    clock,
    jobSignal: createJobSignal(url),
    changes: createChanges(url),
    sealer: testSealer,
  });
  const execute = executorOf(definition, buildSubgraph(definition), createLog({ level: "silent", name: "workspaces" }));
  return async (query, variables = {}) => {
    const request = { actor: world.owner, requestId: "test", ipAddress: null };
    const { data, errors } = (await execute({ document: parse(query), variables }, request)) as Answer;
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

function keyMaker({ database, clock, world }: SubgraphUnderTest): Yard["key"] {
  return async (tags = {}) => {
    const keyId = newId<"ProvisionerKey">();
    const name = `key-${keyId}`;
    const createdAt = clock.now();
    const row = { id: keyId, organizationId: world.alpha, name, tags, secretHash: Buffer.from(keyId), createdAt };
    await database.provisionerKey.create({ data: row });
    return { kind: "provisioner-key", keyId, keyName: name, organizationId: world.alpha, tags };
  };
}

function senders(graph: SubgraphUnderTest): Pick<Yard, "send" | "made" | "daemon"> {
  const send: Yard["send"] = (actor, name, input) => graph.as(actor).run(mutations[name], { input });
  const made: Yard["made"] = async (actor, name, input) => {
    const { data, errors } = await send(actor, name, input);
    const answer = data?.["answer"] as { userErrors: unknown[] };
    if (errors || answer.userErrors.length > 0) throw new Error(JSON.stringify([errors, answer]));
    return answer;
  };
  return {
    send,
    made,
    async daemon(key, name = "daemon") {
      const input = { name, version: "0.1.0", apiVersion: "1.0" };
      return ((await made(key, "registerProvisionerDaemon", input)) as { daemon: { id: string } }).daemon.id;
    },
  };
}

const createVersion = `mutation ($input: CreateTemplateVersionInput!) {
  createTemplateVersion(input: $input) { templateVersion { id job { id } } userErrors { message } } }`;
const createTemplate = `mutation ($input: CreateTemplateInput!) {
  createTemplate(input: $input) { template { id } userErrors { message } } }`;
const createWorkspace = `mutation ($input: CreateWorkspaceInput!) {
  createWorkspace(input: $input) { workspace { id latestBuild { job { id } } } userErrors { message } } }`;

export async function openYard(): Promise<Yard> {
  const graph = await startSubgraphUnderTest("provisioners");
  const { world, database } = graph;
  const [alphaId, betaId] = [encodeId("Organization", world.alpha), encodeId("Organization", world.beta)];
  const workspaces = neighbour(graph);
  const version: Yard["version"] = async (input = {}) => {
    const files = [{ path: "main.tf", content: "# nothing" }];
    const answer = await workspaces(createVersion, { input: { organizationId: alphaId, files, ...input } });
    const made = answer.createTemplateVersion.templateVersion;
    return { id: made.id, jobId: made.job.id };
  };
  return {
    ...graph,
    ...senders(graph),
    alphaId,
    betaId,
    key: keyMaker(graph),
    workspaces,
    version,
    async workspace(name) {
      const { id: versionId, jobId } = await version();
      await database.job.update({ where: { id: uuidOf(jobId) }, data: { status: "SUCCEEDED" } });
      await database.templateVersion.update({ where: { id: uuidOf(versionId) }, data: { importStatus: "SUCCEEDED" } });
      const { createTemplate: created } = await workspaces(createTemplate, { input: { versionId, name } });
      const ownerId = encodeId("User", world.alphaMember.userId);
      const input = { templateId: created.template.id, name, ownerId };
      const { workspace } = (await workspaces(createWorkspace, { input })).createWorkspace;
      return { id: workspace.id, jobId: workspace.latestBuild.job.id };
    },
  };
}
