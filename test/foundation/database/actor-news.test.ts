import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { hearNews, type HeardNews } from "../../kit/heard-news.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { createWorld, type World } from "../../kit/world.js";

/** Triggers are in no drift check: each table that an actor is read from is shown to tell of its changes. */
let testDatabase: TestDatabase;
let world: World;
let news: HeardNews;
let me: string;
let groupId: string;
let roleId: string;
let tokenId: string;
let sessionId: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const { database } = testDatabase;
  world = await createWorld(database);
  me = world.alphaMember.userId;
  [groupId, roleId, tokenId, sessionId] = [newId<"Group">(), newId<"Role">(), newId<"AccessToken">(), newId()];
  const organizationId = world.alpha;
  await database.group.create({ data: { id: groupId, organizationId, name: "testers" } });
  await database.accessToken.create({ data: { id: tokenId, userId: me, name: "t", secretHash: Buffer.from("t") } });
  await database.heldByAccessList.create({ data: { subjectId: me, userId: me, permissions: [] } });
  await database.heldByAccessList.create({ data: { subjectId: groupId, groupId, permissions: [] } });
  const [providerId, identityId] = [newId(), newId()];
  const createdAt = new Date("2026-11-25T12:00:00Z");
  const provider = { id: providerId, name: "idp", issuer: "https://idp.invalid", clientId: "c" };
  await database.identityProvider.create({ data: provider });
  await database.userIdentity.create({
    data: { id: identityId, providerId, userId: me, subject: "s", claims: {}, lastSignInAt: createdAt },
  });
  const times = { createdAt, lastUsedAt: createdAt, refreshedAt: createdAt, expiresAt: createdAt };
  await database.session.create({
    data: { id: sessionId, identityId, userId: me, secretHash: Buffer.from("s"), ...times },
  });
  news = hearNews(testDatabase);
  await news.heard();
});
afterAll(async () => {
  await news.close();
  await testDatabase.close();
});

const run = (statement: string) => testDatabase.database.$executeRawUnsafe(statement);

type Row = [what: string, statement: () => string, heard: () => string[]];
const mine = () => [me];
const nobodys = () => [];
const anybodys = () => ["*"];

test.each<Row>([
  ["a site role", () => `update organizations.users set site_roles = '{auditor}' where id = '${me}'`, mine],
  ["that somebody was seen", () => `update organizations.users set last_seen_at = now() where id = '${me}'`, nobodys],
  ["a member's roles", () => `update organizations.members set roles = '{x}' where user_id = '${me}'`, mine],
  [
    "a group's new member",
    () => `insert into organizations.group_members values ('${groupId}', '${me}', '${world.alpha}')`,
    mine,
  ],
  ["… and its end", () => `delete from organizations.group_members where user_id = '${me}'`, mine],
  [
    "a list's line for a user",
    () => `update organizations.held_by_access_list set permissions = '{TEMPLATE_READ}' where user_id = '${me}'`,
    mine,
  ],
  [
    "a list's line for a group",
    () => `update organizations.held_by_access_list set permissions = '{TEMPLATE_READ}' where group_id = '${groupId}'`,
    anybodys,
  ],
  [
    "a new custom role",
    () =>
      `insert into organizations.roles (id, organization_id, name) values ('${roleId}', '${world.alpha}', 'custom')`,
    anybodys,
  ],
  [
    "what a custom role gives",
    () => `update organizations.roles set owner_permissions = '{TEMPLATE_READ}' where id = '${roleId}'`,
    anybodys,
  ],
  ["the end of a custom role", () => `delete from organizations.roles where id = '${roleId}'`, anybodys],
  [
    "a token that is narrowed",
    () => `update organizations.access_tokens set permissions = '["USER_READ"]' where id = '${tokenId}'`,
    mine,
  ],
  [
    "a token's use",
    () => `update organizations.access_tokens set last_used_at = now() where id = '${tokenId}'`,
    nobodys,
  ],
  ["a token that is revoked", () => `delete from organizations.access_tokens where id = '${tokenId}'`, mine],
  ["a session's use", () => `update identity.sessions set last_used_at = now() where id = '${sessionId}'`, nobodys],
  ["the end of a session", () => `delete from identity.sessions where id = '${sessionId}'`, mine],
  [
    "a key's tags",
    () => `update provisioners.provisioner_keys set tags = '{"a": "b"}' where id = '${world.alphaKey.keyId}'`,
    () => [world.alphaKey.keyId],
  ],
  [
    "a key's use",
    () => `update provisioners.provisioner_keys set last_used_at = now() where id = '${world.alphaKey.keyId}'`,
    nobodys,
  ],
  [
    "a key's end",
    () => `update provisioners.provisioner_keys set deleted_at = now() where id = '${world.alphaKey.keyId}'`,
    () => [world.alphaKey.keyId],
  ],
  ["a user's suspension", () => `update organizations.users set status = 'SUSPENDED' where id = '${me}'`, mine],
  ["a membership's end", () => `delete from organizations.members where user_id = '${me}'`, mine],
  [
    "a user's end",
    () => `delete from organizations.users where id = '${world.outsider.userId}'`,
    () => [world.outsider.userId],
  ],
])("%s is told of", async (_, statement, heard) => {
  expect(await run(statement())).toBeGreaterThan(0);
  expect(await news.heard()).toEqual(heard());
});

test("what is undone is not told of", async () => {
  await expect(
    testDatabase.database.$transaction([
      testDatabase.database.user.update({ where: { id: world.owner.userId }, data: { siteRoles: [] } }),
      testDatabase.database.user.update({ where: { id: newId<"User">() }, data: { siteRoles: [] } }),
    ]),
  ).rejects.toThrow();
  expect(await news.heard()).toEqual([]);
});
