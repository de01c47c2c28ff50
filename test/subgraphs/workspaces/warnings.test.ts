import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { allPermissions } from "../../../foundation/rbac/permissions.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import { openWorkshop, type Workshop } from "./workshop.js";

let shop: Workshop;
let templateId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  const versionId = await shop.version({ provisionerTags: { region: "eu" } });
  const { template } = await shop.made("createTemplate", { versionId, name: "tagged" });
  templateId = (template as { id: string }).id;
});
afterEach(async () => {
  await shop.database.provisionerDaemon.deleteMany();
});
afterAll(() => shop.close());

/** A daemon of a key with these tags, that was heard of just now. */
async function daemon(tags: Tags, more: { organizationId?: string; lastSeenAt?: Date } = {}): Promise<void> {
  const { organizationId = shop.world.alpha, lastSeenAt = shop.clock.now() } = more;
  const keyId = newId<"ProvisionerKey">();
  const shared = { createdAt: shop.clock.now(), organizationId, tags };
  const key = { ...shared, id: keyId, name: `key-${keyId}`, secretHash: Buffer.from(keyId) };
  await shop.database.provisionerKey.create({ data: key });
  const signs = { version: "1", apiVersion: "1.0", lastSeenAt };
  const row = { ...shared, ...signs, id: newId<"ProvisionerDaemon">(), keyId, name: `daemon-${keyId}` };
  await shop.database.provisionerDaemon.create({ data: row });
}

let count = 0;
async function warnings(actor: UserActor = shop.world.owner): Promise<unknown> {
  count += 1;
  const input = { templateId, ownerId: encodeId("User", shop.world.alphaMember.userId), name: `dev-${String(count)}` };
  const { data, errors } = await shop.send(actor, "createWorkspace", input);
  expect([errors, data?.["answer"]]).toMatchObject([undefined, { workspace: { status: "PENDING" }, userErrors: [] }]);
  return data?.["answer"].warnings;
}
const warning = (sentence: string) => [{ code: "NO_DAEMON", path: null, message: expect.stringContaining(sentence) }];

describe("a workspace is made, with a warning", () => {
  test("where the organization has no daemon, another's notwithstanding", async () => {
    await daemon({ region: "eu" }, { organizationId: shop.world.beta });
    expect(await warnings()).toEqual(warning("The organization has no provisioner daemon"));
  });

  test("where a tag is missing", async () => {
    await daemon({ gpu: "true" });
    expect(await warnings()).toEqual(warning("No daemon has all of the tags region=eu"));
  });

  test("where those that fit are offline", async () => {
    await daemon({ region: "eu" }, { lastSeenAt: new Date(shop.clock.now().getTime() - 90_000) });
    expect(await warnings()).toEqual(warning("Those that fit are offline"));
  });
});

test("there is no warning where a daemon fits", async () => {
  await daemon({ gpu: "true" });
  await daemon({ region: "eu", gpu: "true" });
  expect(await warnings()).toEqual([]);
});

test("whoever may not see the organization's daemons is told nothing of them", async () => {
  const limits = { id: newId<"AccessToken">(), organizationId: null };
  const without = new Set(allPermissions.filter((permission) => permission !== "PROVISIONER_READ"));
  const unseeing: UserActor = { ...shop.world.owner, token: { ...limits, permissions: without } };
  const seeing: UserActor = { ...shop.world.owner, token: { ...limits, permissions: new Set(allPermissions) } };
  expect(await warnings(unseeing)).toEqual([]);
  expect(await warnings(seeing)).toEqual(warning("The organization has no provisioner daemon"));
});

test("whoever is refused is not warned", async () => {
  const { data } = await shop.send(shop.world.owner, "createWorkspace", { templateId, name: "-" });
  expect(data?.["answer"]).toMatchObject({ workspace: null, warnings: [], userErrors: [{ code: "INVALID" }] });
});
