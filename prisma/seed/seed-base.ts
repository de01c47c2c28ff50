import type { Clock } from "../../foundation/clock/clock.js";
import { inTransaction, type Transaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import type { PrismaClient, UserKind } from "../../generated/prisma/client.js";
import { ensureSiteRoles } from "../../subgraphs/organizations/store/ensure-site-roles.js";
import { recordManaged } from "../../subgraphs/organizations/store/managed.js";
import { recordOrganization } from "../../subgraphs/organizations/store/record-organization.js";
import {
  demoOrganizations,
  organizationUsers,
  serviceAccounts,
  siteUsers,
  type DemoGroup,
  type DemoOrganization,
} from "./demo-world.js";

interface Seeding {
  tx: Transaction;
  now: Date;
}

interface SeededUser {
  username: string;
  kind?: UserKind;
  siteRoles?: string[];
  roles?: readonly string[];
}

const inWords = (username: string): string =>
  username.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => (dash ? " " : "") + letter.toUpperCase());

async function seedUser({ tx, now }: Seeding, organizationId: string, user: SeededUser): Promise<string> {
  const { username, kind = "HUMAN", siteRoles = [], roles = [] } = user;
  const id = newId<"User">();
  const email = kind === "HUMAN" ? `${username}@megaco.example` : null;
  await tx.user.create({ data: { id, username, name: inWords(username), email, kind, siteRoles, createdAt: now } });
  await tx.member.create({
    data: { id: newId<"OrganizationMember">(), organizationId, userId: id, roles: [...roles], createdAt: now },
  });
  return id;
}

async function seedGroup({ tx, now }: Seeding, organizationId: string, group: DemoGroup): Promise<string> {
  const { name, displayName, quotaAllowance } = group;
  const id = newId<"Group">();
  await tx.group.create({ data: { id, organizationId, name, displayName, quotaAllowance, createdAt: now } });
  const users = await tx.user.findMany({ where: { username: { in: [...group.members] } }, select: { id: true } });
  await tx.groupMember.createMany({ data: users.map((user) => ({ groupId: id, userId: user.id, organizationId })) });
  return id;
}

async function seedOrganization(seeding: Seeding, organization: DemoOrganization, isDefault: boolean): Promise<void> {
  const { tx, now } = seeding;
  const { name, displayName, description, everyoneAllowance } = organization;
  const id = newId<"Organization">();
  await recordOrganization(tx, { id, name, displayName, description, icon: "", createdAt: now, isDefault });
  await tx.group.updateMany({
    where: { organizationId: id, isEveryone: true },
    data: { quotaAllowance: everyoneAllowance },
  });
  const siteRoleOf = isDefault ? Object.entries(siteUsers) : [];
  for (const [username, role] of siteRoleOf) await seedUser(seeding, id, { username, siteRoles: [role] });
  for (const [suffix, roles] of Object.entries(organizationUsers)) {
    await seedUser(seeding, id, { username: `${name}-${suffix}`, roles });
  }
  await seedRoles(seeding, id, organization);
  const accounts = Object.entries(serviceAccounts).filter(([, account]) => account.organization === name);
  for (const [username, { roles }] of accounts) {
    await seedUser(seeding, id, { username, kind: "SERVICE_ACCOUNT", roles });
  }
  await seedSync(seeding, id, organization);
}

async function seedRoles(
  { tx, now }: Seeding,
  organizationId: string,
  { roles = [] }: DemoOrganization,
): Promise<void> {
  const rows = roles.map(({ organizationPermissions, ...names }) => {
    const permissions = { organizationPermissions: [...organizationPermissions], ownerPermissions: [] };
    return { id: newId<"Role">(), organizationId, ...names, ...permissions, createdAt: now };
  });
  await tx.role.createMany({ data: rows });
}

async function seedSync(seeding: Seeding, organizationId: string, { name, groups }: DemoOrganization): Promise<void> {
  const mapping = [];
  for (const group of groups) {
    mapping.push({ claimValue: group.claimValue, targets: [await seedGroup(seeding, organizationId, group)] });
  }
  await seeding.tx.groupSync.create({ data: { organizationId, revision: 1, claim: "memberOf", mapping } });
  const admins = { claimValue: `cn=admins,ou=${name}`, targets: ["organization-admin"] };
  await seeding.tx.roleSync.create({ data: { organizationId, revision: 1, claim: "memberOf", mapping: [admins] } });
  await recordManaged(seeding.tx, { what: "GROUPS", organizationId }, `groupSync of the organization ${name}`);
  await recordManaged(seeding.tx, { what: "ROLES", organizationId }, `roleSync of the organization ${name}`);
}

/** Every group's claim value leads into its organization too, and so does the administrators'. */
async function seedSiteSync({ tx }: Seeding): Promise<void> {
  const idOf = new Map((await tx.organization.findMany()).map(({ id, name }) => [name, id]));
  const mapping = demoOrganizations.flatMap(({ name, groups }) =>
    [...groups.map(({ claimValue }) => claimValue), `cn=admins,ou=${name}`].map((claimValue) => ({
      claimValue,
      targets: [idOf.get(name)!],
    })),
  );
  await tx.organizationSync.create({ data: { revision: 1, claim: "memberOf", mapping, assignDefault: false } });
  const auditors = { claimValue: "cn=auditors", targets: ["auditor"] };
  await tx.siteRoleSync.create({ data: { revision: 1, claim: "memberOf", mapping: [auditors], defaultRoles: [] } });
  await recordManaged(tx, { what: "ORGANIZATIONS" }, "organizationSync");
  await recordManaged(tx, { what: "SITE_ROLES" }, "siteRoleSync");
}

/** Writes the people of the demo world: organizations, users, groups, quotas and sync settings, all or none. */
export function seedBase(database: PrismaClient, clock: Clock): Promise<void> {
  return inTransaction(database, async (tx) => {
    const seeding = { tx, now: clock.now() };
    await ensureSiteRoles(tx, seeding.now);
    for (const [index, organization] of demoOrganizations.entries()) {
      await seedOrganization(seeding, organization, index === 0);
    }
    await seedSiteSync(seeding);
  });
}
