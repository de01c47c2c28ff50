import { newId } from "../../foundation/ids/new-id.js";
import type { OrganizationId, ProvisionerKeyId, UserId } from "../../foundation/ids/ids.js";
import type { ProvisionerKeyActor, UserActor } from "../../foundation/rbac/actor.js";
import { createUserActor, type CustomRole } from "../../foundation/rbac/user-actor.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { ensureSiteRoles } from "../../subgraphs/organizations/store/ensure-site-roles.js";
import { recordOrganization } from "../../subgraphs/organizations/store/record-organization.js";

/** Two organizations, so that a leak between tenants can show, and people named for what they may do. */
export interface World {
  alpha: OrganizationId;
  beta: OrganizationId;
  /** A site owner, member of no organization. */
  owner: UserActor;
  alphaMember: UserActor;
  betaMember: UserActor;
  /** Belongs to no organization. */
  outsider: UserActor;
  alphaKey: ProvisionerKeyActor;
  betaKey: ProvisionerKeyActor;
}

const createdAt = new Date("2026-11-24T07:00:00.000Z");

async function organization(database: PrismaClient, name: string, isDefault: boolean): Promise<OrganizationId> {
  const id = newId<"Organization">();
  await recordOrganization(database, { id, name, displayName: name, description: "", icon: "", createdAt, isDefault });
  return id;
}

/** Members of the world see all of their organization and may change nothing: so a test tells "seen" from "done". */
export const reader: CustomRole = {
  name: "reader",
  organization: [
    "ORGANIZATION_READ",
    "ORGANIZATION_MEMBER_READ",
    "ORGANIZATION_ROLE_READ",
    "GROUP_READ",
    "GROUP_MEMBER_READ",
    "IDENTITY_SYNC_READ",
    "TEMPLATE_READ",
    "TEMPLATE_VIEW_INSIGHTS",
    "WORKSPACE_READ",
    "PROVISIONER_READ",
    "PROVISIONER_JOB_READ",
  ],
  owner: [],
};

const everyoneOf = async (database: PrismaClient, organizationId: OrganizationId): Promise<string> =>
  (await database.group.findFirstOrThrow({ where: { organizationId, isEveryone: true } })).id;

async function user(
  database: PrismaClient,
  username: string,
  options: { siteRoles?: string[]; in?: OrganizationId },
): Promise<UserActor> {
  const userId: UserId = newId<"User">();
  const siteRoles = options.siteRoles ?? [];
  await database.user.create({
    data: { id: userId, username, name: username, email: `${username}@example.test`, siteRoles, createdAt },
  });
  if (options.in) {
    await database.member.create({
      data: { id: newId<"OrganizationMember">(), organizationId: options.in, userId, roles: [], createdAt },
    });
  }
  const memberships = options.in ? [{ organizationId: options.in, roles: ["reader"], customRoles: [reader] }] : [];
  const groupIds = options.in ? [await everyoneOf(database, options.in)] : [];
  return createUserActor({ userId, username, siteRoles, memberships, groupIds });
}

async function key(database: PrismaClient, organizationId: OrganizationId, name: string): Promise<ProvisionerKeyActor> {
  const keyId: ProvisionerKeyId = newId<"ProvisionerKey">();
  await database.provisionerKey.create({
    data: { id: keyId, organizationId, name, secretHash: Buffer.from(keyId), createdAt },
  });
  return { kind: "provisioner-key", keyId, keyName: name, organizationId, tags: {} };
}

/** What members of alpha can in the database: enough to see all of it, for tests that sign in. */
export const readersRoles = ["organization-template-admin", "organization-user-admin", "organization-workspace-access"];

/** Gives a member of the world these roles in the database, where whoever signs in has them from. */
export const giveRoles = (database: PrismaClient, { userId }: UserActor, roles: string[]) =>
  database.member.updateMany({ where: { userId }, data: { roles } });

export async function createWorld(database: PrismaClient): Promise<World> {
  await ensureSiteRoles(database, createdAt);
  const alpha = await organization(database, "alpha", true);
  const beta = await organization(database, "beta", false);
  return {
    alpha,
    beta,
    owner: await user(database, "owner", { siteRoles: ["owner"] }),
    alphaMember: await user(database, "alpha-member", { in: alpha }),
    betaMember: await user(database, "beta-member", { in: beta }),
    outsider: await user(database, "outsider", {}),
    alphaKey: await key(database, alpha, "alpha-key"),
    betaKey: await key(database, beta, "beta-key"),
  };
}
