import type { OrganizationId, ProvisionerKeyId } from "../../../foundation/ids/ids.js";
import { isAnyAtWork } from "../../../foundation/job-queue/read-jobs.js";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { hashSecret, isHashOf, isWellFormed } from "../../../foundation/secrets/secret.js";
import type { ActorServices } from "../../../foundation/subgraph-kit/subgraph-services.js";
import { listDaemonsOfKey } from "../store/daemons.js";
import { findKeyBySecret, findKeyOnceMade, recordKeyUse, tagsOf, type KeyRow } from "../store/keys.js";

/** Last use is kept to the minute, so that a polling daemon costs no write a request. */
const usePrecisionMs = 60_000;

const actorOf = (key: KeyRow): ProvisionerKeyActor => ({
  kind: "provisioner-key",
  keyId: key.id as ProvisionerKeyId,
  keyName: key.name,
  organizationId: key.organizationId as OrganizationId,
  tags: tagsOf(key),
});

const isInForce = (key: KeyRow, now: Date): boolean =>
  key.deletedAt === null && (key.expiresAt === null || key.expiresAt > now);

/** A key that is not in force any more still opens what its daemons need to finish their jobs. */
async function mayBeUsed({ database, clock }: ActorServices, key: KeyRow): Promise<boolean> {
  if (isInForce(key, clock.now())) return true;
  const daemons = await listDaemonsOfKey(database, key.id);
  return isAnyAtWork(
    database,
    daemons.map(({ id }) => id),
  );
}

/** Which provisioner key this is; null for one that is unknown, and for one deleted or expired that has no job to finish. */
export async function findActorByProvisionerKey(
  services: ActorServices,
  secret: string,
): Promise<ProvisionerKeyActor | null> {
  if (!isWellFormed(secret)) return null;
  const { database, clock } = services;
  const key = await findKeyBySecret(database, hashSecret(secret));
  if (!key || !isHashOf(secret, key.secretHash) || !(await mayBeUsed(services, key))) return null;
  const now = clock.now();
  if (now.getTime() - (key.lastUsedAt?.getTime() ?? 0) >= usePrecisionMs) await recordKeyUse(database, key.id, now);
  return actorOf(key);
}

/** A key as it is now, by its id; null as above. */
export async function findProvisionerKeyActor(
  services: ActorServices,
  id: ProvisionerKeyId,
): Promise<ProvisionerKeyActor | null> {
  const key = await findKeyOnceMade(services.database, id);
  return key && (await mayBeUsed(services, key)) ? actorOf(key) : null;
}
