import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { openWorkshop, type Workshop } from "./workshop.js";

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
    proxy("only-alpha", { lastSeenAt: shop.clock.now(), errors: ["no route"] }),
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
