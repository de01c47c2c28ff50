import { encodeId } from "../../../foundation/ids/global-id.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import { uuidOf } from "../workspaces/workshop.js";
import {
  alpha,
  deprecated,
  failedJob,
  fresh,
  group,
  heldJob,
  job,
  key,
  member,
  nextVersion,
  organization,
  provider,
  proxy,
  role,
  runningResync,
  signedIn,
  syncedUser,
  token,
  user,
  workspace,
  type Bench,
} from "./set-ups.js";

/** One call that changes something: with which input, and by whom if not by the site's owner. */
export interface MutationCase {
  input: object;
  actor?: Actor;
  /** The table in which it says that it failed, instead of answering with an error. */
  failuresIn?: string;
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

  updateOrganizationSync: () => ({ input: { claim: fresh() } }),
  updateGroupSync: (bench) => ({ input: { organizationId: alpha(bench), claim: fresh() } }),
  updateRoleSync: (bench) => ({ input: { organizationId: alpha(bench), claim: fresh() } }),
  updateSiteRoleSync: () => ({ input: { claim: fresh() } }),
  syncUser: async (bench) => ({
    input: { userId: await syncedUser(bench) },
    failuresIn: "identity.identity_sync_runs",
  }),

  updateIdentityProvider: async (bench) => ({ input: { id: await provider(bench), name: fresh() } }),
  deleteIdentityProvider: async (bench) => ({ input: { id: await provider(bench) } }),
  startIdentityResync: async (bench) => {
    await bench.shop.database.identityResync.deleteMany();
    return { input: {} };
  },
  cancelIdentityResync: async (bench) => ({ input: { id: await runningResync(bench) } }),
  signOut: async (bench) => ({ input: {}, actor: await signedIn(bench) }),

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
  archiveTemplateVersions: async (bench) => {
    const { templateId, id } = await nextVersion(bench);
    return { input: { templateId, versionIds: [id] } };
  },
  updateTemplates: async ({ shop }) => ({
    input: { templateIds: [await shop.template(fresh())], settings: { requireActiveVersion: true } },
  }),
  deprecateTemplate: async ({ shop }) => ({ input: { id: await shop.template(fresh()), message: "Move." } }),
  restoreTemplate: async (bench) => ({ input: { id: await deprecated(bench) } }),
  migrateWorkspaces: async (bench) => ({ input: { templateId: await deprecated(bench) } }),
  createWorkspaceProxy: () => ({ input: { name: fresh(), url: "https://proxy.example.test" } }),
  updateWorkspaceProxy: async (bench) => ({ input: { id: await proxy(bench), displayName: "New" } }),
  rotateWorkspaceProxySecret: async (bench) => ({ input: { id: await proxy(bench) } }),
  deleteWorkspaceProxy: async (bench) => ({ input: { id: await proxy(bench) } }),
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
  retryProvisionerJob: async (bench) => ({ input: { id: await failedJob(bench) } }),
  completeProvisionerJob: async (bench) => ({ actor: bench.shop.world.alphaKey, input: await heldJob(bench) }),
  failProvisionerJob: async (bench) => ({
    actor: bench.shop.world.alphaKey,
    input: { ...(await heldJob(bench)), error: "no room" },
  }),
};

/** Mutations that need an identity provider which answers: the tests that show their rows in the log. */
export const shownWithProvider: Readonly<Record<string, string>> = {
  createIdentityProvider: "test/federation/identity-providers.e2e.ts",
  signIn: "test/federation/sign-in.e2e.ts",
};
