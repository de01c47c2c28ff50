import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { isWellFormed } from "../../../foundation/secrets/secret.js";
import { findActorByAccessToken, findUserActor } from "../../../subgraphs/organizations/actions/resolve-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
let account: string;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const id = newId<"User">();
  await graph.database.user.create({ data: { id, username: "ci", kind: "SERVICE_ACCOUNT", siteRoles: [] } });
  account = encodeId("User", id);
});
afterAll(() => graph.close());

const create = mutation(() => graph, "createAccessToken", "secret accessToken { id name permissions expiresAt }");
const revoke = mutation(() => graph, "revokeAccessToken", "deletedId");

type Person = "owner" | "alphaMember" | "betaMember";
let counter = 0;
const newToken = async (who: Person, more: object = {}) => {
  counter += 1;
  const { payload } = await create(who, { name: `token-${String(counter)}`, ...more });
  return { secret: payload?.["secret"] as string, id: payload?.["accessToken"].id as string };
};
const actorOf = (secret: string) => findActorByAccessToken({ database: graph.database, clock: graph.clock }, secret);
const uuidOf = (globalId: string) => decodeId(globalId)?.id ?? "";

describe("createAccessToken", () => {
  test("answers a secret that is kept nowhere, with an audit row", async () => {
    const { payload } = await create("alphaMember", { name: "laptop" });
    expect(payload).toMatchObject({ accessToken: { name: "laptop", permissions: null }, userErrors: [] });
    const secret = payload?.["secret"] as string;
    expect(isWellFormed(secret)).toBe(true);
    const entries = await auditOf(graph, uuidOf(payload?.["accessToken"].id));
    expect(entries).toMatchObject([{ action: "CREATE", resourceName: "laptop", actorName: "alpha-member" }]);
    const kept = await graph.database.accessToken.findMany();
    expect(JSON.stringify([entries, kept])).not.toContain(secret);
    expect({ ...(await actorOf(secret))?.actor, token: null }).toEqual(
      await findUserActor(graph, graph.world.alphaMember.userId),
    );
  });

  test("makes tokens of service accounts, by a site owner", async () => {
    const { secret } = await newToken("owner", { userId: account });
    expect((await actorOf(secret))?.actor.username).toBe("ci");
  });

  test.each([
    ["a name that is taken", () => ({ name: "laptop" }), "TAKEN", "name"],
    ["a blank name", () => ({ name: "" }), "INVALID", "name"],
    ["an expiry in the past", () => ({ name: "x", expiresAt: "2026-11-24T07:59:59Z" }), "INVALID", "expiresAt"],
  ])("answers %s with a UserError", async (_, input, code, field) => {
    const { payload } = await create("alphaMember", input());
    expect(payload).toMatchObject({ accessToken: null, secret: null, userErrors: [{ code, path: ["input", field] }] });
  });

  test("never makes those of another person", async () => {
    const userId = encodeId("User", graph.world.alphaMember.userId);
    const { payload } = await create("owner", { name: "x", userId });
    expect(payload).toMatchObject({ userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "userId"] }] });
    expect((await create("betaMember", { name: "x", userId })).refused).toBe("NOT_FOUND");
    expect((await create("alphaMember", { name: "x", userId: account })).refused).toBe("NOT_FOUND");
  });

  test("of a site owner or of an account that could do more are not made by a user administrator", async () => {
    const userAdmin = createUserActor({
      ...{ userId: newId<"User">(), username: "user-admin", siteRoles: ["user-admin"], memberships: [], groupIds: [] },
    });
    const ofOwner = { name: "x", userId: encodeId("User", graph.world.owner.userId) };
    expect((await create(userAdmin, ofOwner)).refused).toBe("FORBIDDEN");
    expect((await create(userAdmin, { name: "x", userId: account })).refused).toBe("FORBIDDEN");
  });

  test("are not wider than their maker, for a service account", async () => {
    const token = { id: newId<"AccessToken">(), organizationId: null };
    const permissions = new Set(["ACCESS_TOKEN_CREATE", "USER_READ", "ORGANIZATION_READ"] as const);
    const narrow = { ...graph.world.owner, token: { ...token, permissions } };
    const make = async (input: object) =>
      (await create(narrow, { name: "narrow", userId: account, ...input })).payload?.["userErrors"][0]?.code;
    expect(await make({})).toBe("ESCALATION");
    expect(await make({ permissions: ["USER_READ_PERSONAL"] })).toBe("ESCALATION");
    expect(await make({ permissions: ["USER_READ"] })).toBeUndefined();
  });

  test("is refused to a member for a service account that they see", async () => {
    const member = { id: newId<"OrganizationMember">(), organizationId: graph.world.alpha, userId: uuidOf(account) };
    await graph.database.member.create({ data: { ...member, roles: [] } });
    expect((await create("alphaMember", { name: "x", userId: account })).refused).toBe("FORBIDDEN");
  });
});

describe("revokeAccessToken", () => {
  test("ends it at once, with an audit row", async () => {
    const { id, secret } = await newToken("alphaMember");
    expect((await revoke("alphaMember", { id })).payload).toEqual({ deletedId: id, userErrors: [] });
    expect(await actorOf(secret)).toBeNull();
    expect(await auditOf(graph, uuidOf(id))).toMatchObject([{ action: "CREATE" }, { action: "DELETE" }]);
    expect((await revoke("alphaMember", { id })).refused).toBe("NOT_FOUND");
  });

  test("is a site owner's too, and not there for others", async () => {
    const { id } = await newToken("alphaMember");
    expect((await revoke("betaMember", { id })).refused).toBe("NOT_FOUND");
    expect((await revoke("owner", { id })).payload).toMatchObject({ deletedId: id });
  });
});

describe("accessTokens", () => {
  test("come in pages, the newest first, to their owner", async () => {
    const tokens = [await newToken("betaMember"), await newToken("betaMember"), await newToken("betaMember")];
    const query = `query ($after: String) {
      viewer { accessTokens(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }
    }`;
    const page = async (after?: string) =>
      (await graph.as(graph.world.betaMember).run(query, { after })).data?.["viewer"].accessTokens;
    const first = await page();
    const ids = tokens.map(({ id }) => ({ id })).reverse();
    expect(first).toMatchObject({ totalCount: 3, nodes: ids.slice(0, 2), pageInfo: { hasNextPage: true } });
    expect((await page(first.pageInfo.endCursor)).nodes).toEqual(ids.slice(2));
  });
});

describe("an access token's actor", () => {
  test("is found by one statement where the use is recorded already", async () => {
    const { secret } = await newToken("alphaMember");
    await actorOf(secret);
    expect(await graph.statements(() => actorOf(secret))).toBe(1);
  });

  test("is seen, to the minute", async () => {
    const { id, secret } = await newToken("alphaMember");
    const used = async () => {
      await actorOf(secret);
      const token = await graph.database.accessToken.findUniqueOrThrow({ where: { id: uuidOf(id) } });
      const user = await graph.database.user.findUniqueOrThrow({ where: { id: token.userId } });
      expect(user.lastSeenAt).toEqual(token.lastUsedAt);
      return token.lastUsedAt;
    };
    const first = graph.clock.now();
    expect(await used()).toEqual(first);
    graph.clock.advance(59_000);
    expect(await used()).toEqual(first);
    graph.clock.advance(1_000);
    expect(await used()).toEqual(graph.clock.now());
  });

  test("is nobody for a secret that is unknown, mistyped, expired, or a suspended user's", async () => {
    const expiresAt = new Date(graph.clock.now().getTime() + 1_000);
    const { secret } = await newToken("alphaMember", { expiresAt });
    expect((await actorOf(secret))?.expiresAt).toEqual(expiresAt);
    expect(await actorOf(`${secret.slice(0, -1)}${secret.endsWith("a") ? "b" : "a"}`)).toBeNull();
    expect(await actorOf("")).toBeNull();
    graph.clock.advance(1_000);
    expect(await actorOf(secret)).toBeNull();

    const other = await newToken("betaMember");
    const suspend = (status: "ACTIVE" | "SUSPENDED") =>
      graph.database.user.update({ where: { id: graph.world.betaMember.userId }, data: { status } });
    await suspend("SUSPENDED");
    expect(await actorOf(other.secret)).toBeNull();
    await suspend("ACTIVE");
    expect((await actorOf(other.secret))?.actor.username).toBe("beta-member");
  });

  test("is the same by id as by token", async () => {
    const find = (id: UserId) => findUserActor({ database: graph.database, clock: graph.clock }, id);
    expect(await find(graph.world.owner.userId)).toEqual(graph.world.owner);
    const { userId, username, memberships } = graph.world.alphaMember;
    const found = await find(userId);
    expect(found).toMatchObject({ userId, username, siteRoles: [] });
    expect([...(found?.memberships.keys() ?? [])]).toEqual([...memberships.keys()]);
    expect(await find(newId<"User">())).toBeNull();
  });
});
