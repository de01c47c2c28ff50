import { workers } from "../measure.mjs";
import { ours } from "../project.mjs";

const { connectPrisma } = await ours("foundation/database/connect.js");
const { newId } = await ours("foundation/ids/new-id.js");
const { createUserActor } = await ours("foundation/rbac/user-actor.js");

export const now = () => new Date();

/** An organization with a key, its daemons, and an owner of the deployment. */
export async function makeDeployment(url) {
  const { prisma, close } = connectPrisma(url, { maxConnections: workers });
  const [organizationId, keyId, userId] = [newId(), newId(), newId()];
  const name = `bench-${organizationId.slice(-12)}`;
  await prisma.organization.create({ data: { id: organizationId, name, displayName: name, defaultMemberRoles: [] } });
  await prisma.user.create({ data: { id: userId, username: name, email: `${name}@example.com` } });
  const secretHash = Buffer.from(keyId);
  await prisma.provisionerKey.create({ data: { id: keyId, organizationId, name: "k", secretHash } });
  const said = { version: "0", apiVersion: "1.0", lastSeenAt: now() };
  const daemonIds = Array.from({ length: workers }, () => newId());
  await prisma.provisionerDaemon.createMany({
    data: daemonIds.map((id, index) => ({ id, organizationId, keyId, name: String(index), ...said })),
  });
  const owner = createUserActor({ userId, username: name, siteRoles: ["owner"], memberships: [], groupIds: [] });
  const key = { kind: "provisioner-key", keyId, keyName: "k", organizationId, tags: {} };
  return { prisma, close, organizationId, daemonIds, owner, key };
}
