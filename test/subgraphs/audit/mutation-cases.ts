import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { NodeType } from "../../../foundation/ids/prefixes.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import type { Laboratory } from "../../kit/laboratory.js";
import { uuidOf, type Workshop } from "../workspaces/workshop.js";

/** What a case is set up with: the world, the workspaces' workshop, and the mutations of all subgraphs. */
export interface Bench {
  shop: Workshop;
  laboratory: Laboratory;
}

/** One call that changes something: with which input, and by whom if not by the site's owner. */
export interface MutationCase {
  input: object;
  actor?: Actor;
}

let counter = 0;
/** A name that nothing has yet. */
const fresh = (): string => `made-${String((counter += 1))}`;

const alpha = ({ shop }: Bench) => encodeId("Organization", shop.world.alpha);

/** Writes a row beforehand; its global id. */
async function row(type: NodeType, write: (id: string, name: string) => Promise<unknown>): Promise<string> {
  const id = newId();
  await write(id, fresh());
  return encodeId(type, id);
}

const user = ({ shop }: Bench, more: object = {}) =>
  row("User", (id, username) => shop.database.user.create({ data: { id, username, ...more } }));
const organization = ({ shop }: Bench) =>
  row("Organization", (id, name) =>
    shop.database.organization.create({ data: { id, name, displayName: name, defaultMemberRoles: [] } }),
  );
const group = ({ shop }: Bench) =>
  row("Group", (id, name) => shop.database.group.create({ data: { id, name, organizationId: shop.world.alpha } }));
const role = ({ shop }: Bench) =>
  row("Role", (id, name) => shop.database.role.create({ data: { id, name, organizationId: shop.world.alpha } }));
const token = ({ shop }: Bench) =>
  row("AccessToken", (id, name) =>
    shop.database.accessToken.create({
      data: { id, name, userId: shop.world.owner.userId, secretHash: Buffer.from(id) },
    }),
  );
const key = ({ shop }: Bench) =>
  row("ProvisionerKey", (id, name) =>
    shop.database.provisionerKey.create({
      data: { id, name, organizationId: shop.world.alpha, secretHash: Buffer.from(id) },
    }),
  );

async function member(bench: Bench): Promise<{ organizationId: string; userId: string }> {
  const userId = await user(bench);
  const organizationId = bench.shop.world.alpha;
  await bench.shop.database.member.create({ data: { id: newId(), organizationId, userId: uuidOf(userId) } });
  return { organizationId: alpha(bench), userId };
}

/** A workspace whose latest build is done. */
async function workspace({ shop }: Bench): Promise<string> {
  const id = await shop.workspace(await shop.template(fresh()), fresh());
  await shop.finishBuild(id);
  return id;
}

/** A template, and an imported version of it that is not its active one. */
async function nextVersion({ shop }: Bench): Promise<{ templateId: string; id: string }> {
  const templateId = await shop.template(fresh());
  return { templateId, id: await shop.version({ templateId }) };
}

/** A job that waits. */
async function job({ shop }: Bench): Promise<string> {
  const version = await shop.version({}, null);
  const { jobId } = await shop.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(version) } });
  return encodeId("ProvisionerJob", jobId);
}

/** A job that a daemon works on. */
async function heldJob(bench: Bench): Promise<{ jobId: string; daemonId: string }> {
  const { database, world, clock } = bench.shop;
  const jobId = await job(bench);
  const data = { organizationId: world.alpha, keyId: world.alphaKey.keyId, version: "0.1.0", apiVersion: "1.0" };
  const daemonId = await row("ProvisionerDaemon", (id, name) =>
    database.provisionerDaemon.create({ data: { id, name, ...data, lastSeenAt: clock.now() } }),
  );
  const held = { status: "RUNNING", daemonId: uuidOf(daemonId), startedAt: clock.now() } as const;
  await database.job.update({ where: { id: uuidOf(jobId) }, data: held });
  return { jobId, daemonId };
}

type MakeCase = (bench: Bench) => MutationCase | Promise<MutationCase>;

/** For each mutation that is audited, a call that changes something. */
export const mutationCases: Readonly<Record<string, MakeCase>> = {
  createOrganization: () => ({ input: { name: fresh() } }),
  updateOrganization: (bench) => ({ input: { id: alpha(bench), description: fresh() } }),
  deleteOrganization: async (bench) => ({ input: { id: await organization(bench) } }),
  addOrganizationMember: async (bench) => ({
    input: { organizationId: alpha(bench), userId: await user(bench) },
  }),
  removeOrganizationMember: async (bench) => ({ input: await member(bench) }),
  setOrganizationMemberRoles: async (bench) => ({
    input: { ...(await member(bench)), roles: ["organization-auditor"] },
  }),
  createGroup: (bench) => ({ input: { organizationId: alpha(bench), name: fresh() } }),
  updateGroup: async (bench) => ({ input: { id: await group(bench), quotaAllowance: 7 } }),
  deleteGroup: async (bench) => ({ input: { id: await group(bench) } }),
  setGroupQuotas: async (bench) => ({ input: { quotas: [{ groupId: await group(bench), quotaAllowance: 7 }] } }),
  createRole: (bench) => ({
    input: { organizationId: alpha(bench), name: fresh(), organizationPermissions: ["TEMPLATE_READ"] },
  }),
  updateRole: async (bench) => ({ input: { id: await role(bench), organizationPermissions: ["TEMPLATE_READ"] } }),
  deleteRole: async (bench) => ({ input: { id: await role(bench) } }),
  createUser: () => ({ input: { username: fresh() } }),
  updateUser: async (bench) => ({ input: { id: await user(bench), name: "New" } }),
  setUserStatus: async (bench) => ({ input: { id: await user(bench), status: "SUSPENDED" } }),
  setUserSiteRoles: async (bench) => ({ input: { id: await user(bench), roles: ["auditor"] } }),
  deleteUser: async (bench) => ({ input: { id: await user(bench) } }),
  createAccessToken: () => ({ input: { name: fresh() } }),
  revokeAccessToken: async (bench) => ({ input: { id: await token(bench) } }),

  createTemplate: async ({ shop }) => ({ input: { versionId: await shop.version(), name: fresh() } }),
  updateTemplate: async ({ shop }) => ({ input: { id: await shop.template(fresh()), description: "new" } }),
  deleteTemplate: async ({ shop }) => ({ input: { id: await shop.template(fresh()) } }),
  setTemplateAccess: async (bench) => ({
    input: {
      id: await bench.shop.template(fresh()),
      add: [{ subjectId: (await member(bench)).userId, role: "USE" }],
    },
  }),
  createTemplateVersion: (bench) => ({
    input: { organizationId: alpha(bench), files: [{ path: "main.tf", content: "" }] },
  }),
  activateTemplateVersion: async (bench) => ({ input: { id: (await nextVersion(bench)).id } }),
  createWorkspace: async ({ shop }) => ({
    input: {
      templateId: await shop.template(fresh()),
      name: fresh(),
      ownerId: encodeId("User", shop.world.alphaMember.userId),
    },
  }),
  updateWorkspace: async (bench) => ({ input: { id: await workspace(bench), ttlSeconds: 3600 } }),
  startWorkspace: async (bench) => ({ input: { id: await workspace(bench) } }),
  stopWorkspace: async (bench) => ({ input: { id: await workspace(bench) } }),
  deleteWorkspace: async (bench) => ({ input: { id: await workspace(bench) } }),
  cancelWorkspaceBuild: async ({ shop }) => {
    const id = await shop.workspace(await shop.template(fresh()), fresh());
    const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    return { input: { id: encodeId("WorkspaceBuild", latestBuildId) } };
  },

  createProvisionerKey: (bench) => ({ input: { organizationId: alpha(bench), name: fresh() } }),
  deleteProvisionerKey: async (bench) => ({ input: { id: await key(bench) } }),
  cancelProvisionerJob: async (bench) => ({ input: { id: await job(bench) } }),
  completeProvisionerJob: async (bench) => ({ actor: bench.shop.world.alphaKey, input: await heldJob(bench) }),
  failProvisionerJob: async (bench) => ({
    actor: bench.shop.world.alphaKey,
    input: { ...(await heldJob(bench)), error: "no room" },
  }),
};
