import { encodeId } from "../../../foundation/ids/global-id.js";
import type { SessionId, UserId } from "../../../foundation/ids/ids.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { NodeType } from "../../../foundation/ids/prefixes.js";
import type { Laboratory } from "../../kit/laboratory.js";
import { createProvider, storeSignIn } from "../identity/identities.js";
import { uuidOf, type Workshop } from "../workspaces/workshop.js";

/** What a case is set up with: the world, the workspaces' workshop, and the mutations of all subgraphs. */
export interface Bench {
  shop: Workshop;
  laboratory: Laboratory;
}

let counter = 0;
/** A name that nothing has yet. */
export const fresh = (): string => `made-${String((counter += 1))}`;

export const alpha = ({ shop }: Bench) => encodeId("Organization", shop.world.alpha);

/** Writes a row beforehand; its global id. */
async function row(type: NodeType, write: (id: string, name: string) => Promise<unknown>): Promise<string> {
  const id = newId();
  await write(id, fresh());
  return encodeId(type, id);
}

export const user = ({ shop }: Bench, more: object = {}) =>
  row("User", (id, username) => shop.database.user.create({ data: { id, username, ...more } }));
export const organization = ({ shop }: Bench) =>
  row("Organization", (id, name) =>
    shop.database.organization.create({ data: { id, name, displayName: name, defaultMemberRoles: [] } }),
  );
export const group = ({ shop }: Bench) =>
  row("Group", (id, name) => shop.database.group.create({ data: { id, name, organizationId: shop.world.alpha } }));
export const role = ({ shop }: Bench) =>
  row("Role", (id, name) => shop.database.role.create({ data: { id, name, organizationId: shop.world.alpha } }));
export const token = ({ shop }: Bench) =>
  row("AccessToken", (id, name) =>
    shop.database.accessToken.create({
      data: { id, name, userId: shop.world.owner.userId, secretHash: Buffer.from(id) },
    }),
  );
export const key = ({ shop }: Bench) =>
  row("ProvisionerKey", (id, name) =>
    shop.database.provisionerKey.create({
      data: { id, name, organizationId: shop.world.alpha, secretHash: Buffer.from(id) },
    }),
  );

export async function member(bench: Bench): Promise<{ organizationId: string; userId: string }> {
  const userId = await user(bench);
  const organizationId = bench.shop.world.alpha;
  await bench.shop.database.member.create({ data: { id: newId(), organizationId, userId: uuidOf(userId) } });
  return { organizationId: alpha(bench), userId };
}

/** A workspace whose latest build is done. */
export async function workspace({ shop }: Bench): Promise<string> {
  const id = await shop.workspace(await shop.template(fresh()), fresh());
  await shop.finishBuild(id);
  return id;
}

/** A template, and an imported version of it that is not its active one. */
export async function nextVersion({ shop }: Bench): Promise<{ templateId: string; id: string }> {
  const templateId = await shop.template(fresh());
  return { templateId, id: await shop.version({ templateId }) };
}

/** A job that waits. */
export async function job({ shop }: Bench): Promise<string> {
  const version = await shop.version({}, null);
  const { jobId } = await shop.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(version) } });
  return encodeId("ProvisionerJob", jobId);
}

/** A job that a daemon works on. */
export async function heldJob(bench: Bench): Promise<{ jobId: string; daemonId: string }> {
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

/** A job that failed, of a version that is to be imported. */
export async function failedJob(bench: Bench): Promise<string> {
  const id = await job(bench);
  await bench.shop.database.job.update({ where: { id: uuidOf(id) }, data: { status: "FAILED" } });
  return id;
}

/** A user who signed in with a claim that leads into alpha. */
export async function syncedUser(bench: Bench): Promise<string> {
  const { database, world } = bench.shop;
  const userId = await user(bench);
  const claims = { memberOf: ["a"] };
  await storeSignIn(database, { providerId: await createProvider(database, fresh()), userId: uuidOf(userId), claims });
  const mapping = [{ claimValue: "a", targets: [world.alpha] }];
  await database.organizationSync.deleteMany();
  await database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
  return userId;
}

export const proxy = ({ shop }: Bench) =>
  row("WorkspaceProxy", (id, name) =>
    shop.database.workspaceProxy.create({
      data: { id, name, url: `https://${name}.example.test`, secretHash: Buffer.from(id) },
    }),
  );

/** A deprecated template with a workspace, and a successor that it can follow to. */
export async function deprecated({ shop }: Bench): Promise<string> {
  const id = await shop.template(fresh());
  await shop.finishBuild(await shop.workspace(id, fresh()));
  await shop.made("deprecateTemplate", { id, message: "Move.", successorId: await shop.template(fresh()) });
  return id;
}

export const provider = async ({ shop }: Bench): Promise<string> =>
  encodeId("IdentityProvider", await createProvider(shop.database, fresh()));

/** The resync of all that has not ended; there is one at most. */
export async function runningResync({ shop }: Bench): Promise<string> {
  await shop.database.identityResync.deleteMany();
  return row("IdentityResync", (id) =>
    shop.database.identityResync.create({ data: { id, status: "RUNNING", total: 1, startedAt: shop.clock.now() } }),
  );
}

/** Somebody who came by a session. */
export async function signedIn(bench: Bench): Promise<UserActor> {
  const { database, world, clock } = bench.shop;
  const userId = uuidOf(await syncedUser(bench)) as UserId;
  const { id: identityId } = await database.userIdentity.findFirstOrThrow({ where: { userId } });
  const sessionId = newId() as unknown as SessionId;
  const now = clock.now();
  const times = { createdAt: now, lastUsedAt: now, refreshedAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  await database.session.create({
    data: { id: sessionId, identityId, userId, secretHash: Buffer.from(sessionId), ...times },
  });
  return { ...world.outsider, userId, sessionId };
}
