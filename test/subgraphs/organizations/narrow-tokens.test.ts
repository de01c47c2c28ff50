import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import type { AccessTokenId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { findActorByAccessToken, findTokenActor } from "../../../subgraphs/organizations/actions/resolve-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { giveRoles } from "../../kit/world.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
/** A site owner who is a member of alpha, and an administrator of alpha; both as the database has them. */
let owner: UserActor;
let admin: UserActor;

beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  ({ owner } = graph.world);
  await giveRoles(graph.database, graph.world.alphaMember, ["organization-admin"]);
  admin = await viaToken(graph.world.alphaMember, {});
});
afterAll(() => graph.close());

let count = 0;
const create = (...args: Parameters<ReturnType<typeof mutation>>) =>
  mutation(() => graph, "createAccessToken", "accessToken { id permissions organization { name } } secret")(...args);
const alpha = () => encodeId("Organization", graph.world.alpha);

async function viaToken(maker: UserActor, limits: object): Promise<UserActor> {
  count += 1;
  const { payload } = await create(maker, { name: `token-${String(count)}`, ...limits });
  expect(payload?.["userErrors"]).toEqual([]);
  return (await findActorByAccessToken(graph, payload?.["secret"] as string))!.actor;
}

const run = async (actor: UserActor, query: string) => (await graph.as(actor).run(query)).data;
const update = (...args: Parameters<ReturnType<typeof mutation>>) =>
  mutation(() => graph, "updateOrganization", "organization { description }")(...args);

describe("a token narrowed to permissions", () => {
  test("does what it names, where its user may, and nothing else", async () => {
    const narrow = await viaToken(admin, { permissions: ["ORGANIZATION_READ", "ORGANIZATION_UPDATE"] });
    expect((await update(narrow, { id: alpha(), description: "by a token" })).payload?.["organization"]).toBeTruthy();
    const query = `{ organization(name: "alpha") { name members { totalCount } roles { name } } }`;
    expect((await run(narrow, query))?.organization).toEqual({ name: "alpha", members: null, roles: null });
    const beta = { id: encodeId("Organization", graph.world.beta), description: "x" };
    expect((await update(narrow, beta)).refused).toBe("NOT_FOUND");
  });

  test("never adds to what its user may, also when that shrinks", async () => {
    const narrow = await viaToken(admin, { permissions: ["ORGANIZATION_READ", "ORGANIZATION_UPDATE"] });
    await giveRoles(graph.database, graph.world.alphaMember, []);
    const later = (await findTokenActor(graph, narrow.token!.id))!;
    expect((await update(later, { id: alpha(), description: "x" })).refused).toBe("FORBIDDEN");
    await giveRoles(graph.database, graph.world.alphaMember, ["organization-admin"]);
  });

  test("shows no tokens and makes none, unless it is for that", async () => {
    const blind = await viaToken(admin, { permissions: ["ORGANIZATION_READ"] });
    expect(await run(blind, "{ viewer { username } users { totalCount } }")).toEqual({
      viewer: null,
      users: { totalCount: 0 },
    });
    const narrow = await viaToken(admin, { permissions: ["ORGANIZATION_READ", "USER_READ"] });
    expect((await run(narrow, "{ viewer { username accessTokens { nodes { name } } } }"))?.viewer).toEqual({
      username: "alpha-member",
      accessTokens: null,
    });
    expect((await create(narrow, { name: "more" })).refused).toBe("FORBIDDEN");
    const maker = await viaToken(admin, { permissions: ["ACCESS_TOKEN_CREATE", "ORGANIZATION_READ"] });
    expect((await create(maker, { name: "wider" })).payload).toMatchObject({
      secret: null,
      userErrors: [{ code: "ESCALATION", path: ["input", "permissions"] }],
    });
    expect(
      (await create(maker, { name: "as wide", permissions: ["ORGANIZATION_READ"] })).payload?.["secret"],
    ).toBeTruthy();
  });

  test("is kept with what it is for, in the audit log too", async () => {
    const input = { name: "kept", permissions: ["TEMPLATE_READ"], organizationId: alpha() };
    const { payload } = await create(admin, input);
    const { id } = payload?.["accessToken"] as { id: string };
    expect(payload?.["accessToken"]).toEqual({ id, permissions: ["TEMPLATE_READ"], organization: { name: "alpha" } });
    const [row] = await auditOf(graph, decodeId(id)!.id);
    expect(row?.changes).toMatchObject({ permissions: { after: ["TEMPLATE_READ"] } });
  });
});

describe("a token narrowed to an organization", () => {
  test("does there what its user may, and nothing elsewhere", async () => {
    const narrow = await viaToken(owner, { organizationId: alpha() });
    const names = async (actor: UserActor) =>
      ((await run(actor, "{ organizations { nodes { name } } }"))?.organizations.nodes as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await names(owner)).toEqual(["beta", "alpha"]);
    expect(await names(narrow)).toEqual(["alpha"]);
    expect((await update(narrow, { id: alpha(), description: "there" })).payload?.["organization"]).toBeTruthy();
    const beta = { id: encodeId("Organization", graph.world.beta), description: "x" };
    expect((await update(narrow, beta)).refused).toBe("NOT_FOUND");
    const query = `{ viewerPermissions users { nodes { username } } }`;
    expect(await run(narrow, query)).toEqual({ viewerPermissions: [], users: { nodes: [{ username: "owner" }] } });
  });
});

describe("what is refused", () => {
  const refusal = async (actor: UserActor, input: object) => {
    const { payload } = await create(actor, { name: "refused", ...input });
    const [error] = payload?.["userErrors"] ?? [];
    return `${error?.code} ${error?.path[1]}`;
  };

  test("permissions that the user holds nowhere, none at all, and organizations that they do not see", async () => {
    expect(await refusal(admin, { permissions: ["USER_DELETE"] })).toBe("ESCALATION permissions");
    expect(await refusal(admin, { permissions: [] })).toBe("INVALID permissions");
    expect(await refusal(admin, { organizationId: encodeId("Organization", graph.world.beta) })).toBe(
      "NOT_FOUND organizationId",
    );
    expect(await refusal(admin, { organizationId: encodeId("Organization", newId<"Organization">()) })).toBe(
      "NOT_FOUND organizationId",
    );
  });

  test("a token that was revoked names nobody, by its id either", async () => {
    const narrow = await viaToken(admin, { permissions: ["ORGANIZATION_READ"] });
    expect((await findTokenActor(graph, narrow.token!.id))?.username).toBe("alpha-member");
    await graph.database.accessToken.delete({ where: { id: narrow.token!.id } });
    expect(await findTokenActor(graph, narrow.token!.id)).toBeNull();
    expect(await findTokenActor(graph, newId<"AccessToken">() as AccessTokenId)).toBeNull();
  });
});
