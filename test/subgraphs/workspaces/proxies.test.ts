import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { hashSecret } from "../../../foundation/secrets/secret.js";
import { findActorByProxySecret } from "../../../subgraphs/workspaces/actions/resolve-proxy-actor.js";
import { codeOf, openWorkshop, uuidOf, type MutationName, type Workshop } from "./workshop.js";

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
  const proxy = (name: string, more: object = {}) => ({
    id: newId<"WorkspaceProxy">(),
    name,
    url: `https://${name}.example.test`,
    secretHash: Buffer.from(name),
    ...more,
  });
  const [everywhere, alphas] = [
    proxy("everywhere"),
    proxy("only-alpha", { servesAll: false, lastSeenAt: shop.clock.now(), errors: ["no route"] }),
  ];
  await shop.database.workspaceProxy.createMany({ data: [everywhere, alphas] });
  const data = { proxyId: alphas.id, organizationId: shop.world.alpha };
  await shop.database.workspaceProxyOrganization.create({ data });
});
afterAll(() => shop.close());

test("proxies are everybody's to read, with their status and whom they serve", async () => {
  const query = "{ workspaceProxies { name status organizations { id } } }";
  const { data } = await shop.as(shop.world.outsider).run(query);
  expect(data?.["workspaceProxies"]).toEqual([
    { name: "everywhere", status: "UNREGISTERED", organizations: null },
    { name: "only-alpha", status: "UNHEALTHY", organizations: [{ id: shop.alphaId }] },
  ]);
});

test("but nobody's without a name", async () => {
  const { data } = await shop.as({ kind: "anonymous" }).run("{ workspaceProxies { name } }");
  expect(data).toEqual({ workspaceProxies: null });
});

test("an organization has those that serve it, in as many statements as two have", async () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { workspaceProxies { name } } } }`;
  const read = async (ids: string[]) => {
    const r = ids.map((id) => ({ __typename: "Organization", id }));
    return (await shop.as(shop.world.owner).run(query, { r })).data?.["_entities"];
  };
  expect(await read([shop.alphaId, shop.betaId])).toEqual([
    { workspaceProxies: [{ name: "everywhere" }, { name: "only-alpha" }] },
    { workspaceProxies: [{ name: "everywhere" }] },
  ]);
  const [one, two] = [
    await shop.statements(() => read([shop.alphaId])),
    await shop.statements(() => read([shop.alphaId, shop.betaId])),
  ];
  expect(two).toBe(one);
});

const refused = async (name: MutationName, input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, name, input)).data?.["answer"].userErrors;
const url = "https://proxy.example.test";
const make = async (name: string, input: Record<string, unknown> = {}) => {
  const { workspaceProxy, secret } = await shop.made("createWorkspaceProxy", { name, url, ...input });
  return { id: workspaceProxy.id as string, secret: secret as string, workspaceProxy };
};
const actorOf = (secret: string) => findActorByProxySecret(shop, secret);
const stored = (id: string) => shop.database.workspaceProxy.findUniqueOrThrow({ where: { id: uuidOf(id) } });

describe("createWorkspaceProxy", () => {
  test("shows its token once and keeps its hash; with its audit row", async () => {
    const { id, secret, workspaceProxy } = await make("eu", { organizationIds: [shop.betaId], displayName: "Europe" });
    expect(secret).toMatch(/^orgx_/);
    expect(workspaceProxy).toMatchObject({ status: "UNREGISTERED", organizations: [{ id: shop.betaId }] });
    expect(Buffer.from((await stored(id)).secretHash)).toEqual(Buffer.from(hashSecret(secret)));
    const audit = await shop.auditOf(id);
    expect(audit).toMatchObject([
      { action: "CREATE", actorName: "owner", changes: { organizationIds: { before: null, after: [shop.betaId] } } },
    ]);
    expect(JSON.stringify(audit)).not.toContain(secret);
  });

  test.each([
    ["a taken name", { name: "everywhere" }, "TAKEN", ["input", "name"]],
    ["a malformed name", { name: "EU" }, "INVALID", ["input", "name"]],
    ["no address", { url: "eu" }, "INVALID", ["input", "url"]],
    ["an organization that is none", { organizationIds: "gone" }, "NOT_FOUND", ["input", "organizationIds", "0"]],
  ])("%s is refused", async (_, change: Record<string, unknown>, code, path) => {
    const organizationIds = change["organizationIds"] && [encodeId("Organization", newId<"Organization">())];
    const input = { name: "refused", url, ...change, organizationIds };
    expect(await refused("createWorkspaceProxy", input)).toMatchObject([{ code, path }]);
  });
});

describe("updateWorkspaceProxy", () => {
  test("changes what is given, keeps what is left out, clears what is null; with its audit row", async () => {
    const { id } = await make("us", { organizationIds: [shop.alphaId], icon: "/us.svg", displayName: "America" });
    const first = await shop.made("updateWorkspaceProxy", { id, url: `${url}/2`, icon: null });
    expect(first.workspaceProxy).toMatchObject({
      url: `${url}/2`,
      icon: "",
      displayName: "America",
      organizations: [{ id: shop.alphaId }],
    });
    const second = await shop.made("updateWorkspaceProxy", { id, organizationIds: null, displayName: null });
    expect(second.workspaceProxy).toMatchObject({ displayName: "us", organizations: null });
    expect((await shop.auditOf(id)).at(-1)).toMatchObject({
      action: "UPDATE",
      changes: { organizationIds: { before: [shop.alphaId], after: null } },
    });
  });

  test("a proxy of one organization serves none when that is gone, not all", async () => {
    const { id } = await make("of-one", { organizationIds: [shop.alphaId] });
    await shop.database.workspaceProxyOrganization.deleteMany({ where: { proxyId: uuidOf(id) } });
    const { data } = await shop.as(shop.world.owner).run("{ workspaceProxies { name organizations { id } } }");
    expect(data?.["workspaceProxies"]).toContainEqual({ name: "of-one", organizations: [] });
  });

  test("an address cannot be cleared", async () => {
    const { id } = await make("addressed");
    expect(await refused("updateWorkspaceProxy", { id, url: null })).toMatchObject([
      { code: "INVALID", path: ["input", "url"] },
    ]);
  });
});

test("rotateWorkspaceProxySecret gives a new token, and ends the old one at once; with its audit row", async () => {
  const { id, secret } = await make("rotates");
  const rotated = (await shop.made("rotateWorkspaceProxySecret", { id }))["secret"] as string;
  expect(await actorOf(secret)).toBeNull();
  expect(await actorOf(rotated)).toMatchObject({ kind: "workspace-proxy", proxyName: "rotates" });
  expect((await shop.auditOf(id)).at(-1)).toMatchObject({ action: "UPDATE", actorName: "owner" });
});

test("deleteWorkspaceProxy ends its token; with its audit row", async () => {
  const { id, secret } = await make("goes");
  expect(await shop.made("deleteWorkspaceProxy", { id })).toMatchObject({ deletedId: id });
  expect(await actorOf(secret)).toBeNull();
  expect((await shop.auditOf(id)).at(-1)).toMatchObject({ action: "DELETE", changes: { name: { before: "goes" } } });
});

describe("reportWorkspaceProxyHealth", () => {
  test("a proxy's status follows its last report, and its silence", async () => {
    const { secret } = await make("reports");
    const actor = await actorOf(secret);
    if (!actor) throw new Error("no actor");
    const report = async (errors: string[]) => {
      const { data } = await shop.send(actor, "reportWorkspaceProxyHealth", { version: "1.0.0", errors });
      return data?.["answer"].workspaceProxy;
    };
    const lastSeenAt = shop.clock.now().toISOString();
    expect(await report([])).toEqual({ name: "reports", status: "HEALTHY", version: "1.0.0", lastSeenAt });
    expect(await report(["no route"])).toMatchObject({ status: "UNHEALTHY" });
    shop.clock.advance(90_001);
    const { data } = await shop.as(shop.world.owner).run("{ workspaceProxies { name status } }");
    expect(data?.["workspaceProxies"]).toContainEqual({ name: "reports", status: "UNREACHABLE" });
    expect(await report([])).toMatchObject({ status: "HEALTHY" });
  });

  test("is a proxy's alone: not the site owner's, not a daemon's; and a proxy does nothing else", async () => {
    const input = { version: "1.0.0", errors: [] };
    for (const actor of [shop.world.owner, shop.world.alphaMember, shop.world.alphaKey]) {
      expect(codeOf(await shop.send(actor, "reportWorkspaceProxyHealth", input))).toBe("FORBIDDEN");
    }
    const { id, secret } = await make("does-nothing-else");
    const actor = await actorOf(secret);
    if (!actor) throw new Error("no actor");
    expect(codeOf(await shop.send(actor, "deleteWorkspaceProxy", { id }))).toBe("NOT_FOUND");
    expect((await shop.as(actor).run("{ workspaces { nodes { id } } templates { nodes { id } } }")).data).toEqual({
      workspaces: { nodes: [] },
      templates: { nodes: [] },
    });
  });

  test("takes no report without a version", async () => {
    const actor = await actorOf((await make("speechless")).secret);
    if (!actor) throw new Error("no actor");
    const { data } = await shop.send(actor, "reportWorkspaceProxyHealth", { version: "", errors: [] });
    expect(data?.["answer"]).toMatchObject({ userErrors: [{ code: "INVALID", path: ["input", "version"] }] });
  });
});

describe.each([
  "createWorkspaceProxy",
  "updateWorkspaceProxy",
  "deleteWorkspaceProxy",
  "rotateWorkspaceProxySecret",
] as const)("%s", (name) => {
  test("is the site owner's", async () => {
    const { id } = await make(`${name.toLowerCase().slice(0, 25)}-no`);
    const input = name === "createWorkspaceProxy" ? { name: "mine", url } : { id };
    expect(codeOf(await shop.send(shop.world.alphaMember, name, input))).toBe("FORBIDDEN");
    expect(codeOf(await shop.send({ kind: "anonymous" }, name, input))).toBe("UNAUTHENTICATED");
    expect(await shop.auditOf(id)).toHaveLength(1);
  });

  test("takes no id of another type, and none of nothing", async () => {
    const isCreation = name === "createWorkspaceProxy";
    const wrong = isCreation ? { name: "typed", url, organizationIds: ["tpl_x"] } : { id: shop.alphaId };
    expect(codeOf(await shop.send(shop.world.owner, name, wrong))).toBe("BAD_USER_INPUT");
    const gone = { id: encodeId("WorkspaceProxy", newId<"WorkspaceProxy">()) };
    if (!isCreation) expect(codeOf(await shop.send(shop.world.owner, name, gone))).toBe("NOT_FOUND");
  });
});
