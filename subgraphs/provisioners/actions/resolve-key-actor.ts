import type { OrganizationId, ProvisionerKeyId } from "../../../foundation/ids/ids.js";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { hashSecret, isWellFormed } from "../../../foundation/secrets/secret.js";
import type { SubgraphServices } from "../../../foundation/subgraph-kit/subgraph-services.js";
import type { ProvisionerKey } from "../../../generated/prisma/client.js";

/** Last use is kept to the minute, so that a polling daemon costs no write a request. */
const usePrecisionMs = 60_000;

const actorOf = (key: ProvisionerKey): ProvisionerKeyActor => ({
  kind: "provisioner-key",
  keyId: key.id as ProvisionerKeyId,
  keyName: key.name,
  organizationId: key.organizationId as OrganizationId,
  tags: key.tags as Record<string, string>,
});

const isExpired = (key: ProvisionerKey, now: Date): boolean => key.expiresAt !== null && key.expiresAt <= now;

/** Which provisioner key this is; null for one that is unknown, deleted or expired. */
export async function findActorByProvisionerKey(
  { database, clock }: SubgraphServices,
  secret: string,
): Promise<ProvisionerKeyActor | null> {
  if (!isWellFormed(secret)) return null;
  const now = clock.now();
  const key = await database.provisionerKey.findUnique({ where: { secretHash: hashSecret(secret) } });
  if (!key || isExpired(key, now)) return null;
  if (now.getTime() - (key.lastUsedAt?.getTime() ?? 0) >= usePrecisionMs) {
    await database.provisionerKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
  }
  return actorOf(key);
}

/** A key as it is now; null for one that was deleted or has expired. */
export async function findProvisionerKeyActor(
  { database, clock }: SubgraphServices,
  id: ProvisionerKeyId,
): Promise<ProvisionerKeyActor | null> {
  const key = await database.provisionerKey.findUnique({ where: { id } });
  return key && !isExpired(key, clock.now()) ? actorOf(key) : null;
}
