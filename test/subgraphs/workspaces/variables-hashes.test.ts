import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Actor } from "../../../foundation/rbac/actor.js";
import { contentHash, digestOfVariables } from "../../../foundation/template-manifest/content-hash.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { anonymous } from "../../../foundation/rbac/actor.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

const files = [{ path: "main.tf", content: "a" }];
const variables = [
  { name: "token", value: "hush" },
  { name: "image", value: "debian" },
];
const digest = digestOfVariables(variables)!;

let shop: Workshop;
let mine: string;
let other: string;
let farAway: string;
beforeAll(async () => {
  shop = await openWorkshop();
  mine = await shop.template("mine");
  other = await shop.template("other");
  farAway = await shop.template("far-away", { input: { organizationId: shop.betaId } });
});
afterAll(() => shop.close());

const query = "query ($inputs: [VariablesHashInput!]!) { variablesHashes(inputs: $inputs) }";
const ask = (actor: Actor, inputs: object[]) => shop.as(actor).run(query, { inputs });
const hashesFor = async (actor: Actor, inputs: object[]): Promise<(string | null)[]> => {
  const { data, errors } = await ask(actor, inputs);
  expect(errors).toBeUndefined();
  return data?.["variablesHashes"] as (string | null)[];
};
const everywhere = () => [
  { organizationId: shop.alphaId, digest },
  { templateId: mine, digest },
  { templateId: other, digest },
  { templateId: farAway, digest },
  { organizationId: shop.betaId, digest },
];

test("a version's hash can be told before it is made, of a template and of one to come", async () => {
  const places = [{ organizationId: shop.alphaId }, { templateId: mine }, { templateId: farAway }];
  const hashes = await hashesFor(
    shop.world.owner,
    places.map((place) => ({ ...place, digest })),
  );
  for (const [index, place] of places.entries()) {
    const { templateVersion } = await shop.made("createTemplateVersion", { ...place, files, variables });
    const version = await shop.database.templateVersion.findUniqueOrThrow({
      where: { id: uuidOf(templateVersion.id) },
    });
    expect(version.contentHash).toBe(contentHash({ files, tags: {} }, hashes[index]!));
  }
});

test("each organization has a key of its own", async () => {
  const [alpha, ofMine, ofOther, ofFarAway, beta] = await hashesFor(shop.world.owner, everywhere());
  expect([ofMine, ofOther, ofFarAway]).toEqual([alpha, alpha, beta]);
  expect(alpha).not.toBe(beta);
  expect(alpha).toMatch(/^[0-9a-f]{64}$/);
});

test("nobody is told more than they could push", async () => {
  const nothing = [null, null, null, null, null];
  const hash = expect.any(String);
  expect(await hashesFor(shop.world.owner, everywhere())).toEqual([hash, hash, hash, hash, hash]);
  expect(await hashesFor(shop.world.alphaMember, everywhere())).toEqual(nothing);
  expect(await hashesFor(shop.world.outsider, everywhere())).toEqual(nothing);
  const subjectId = shop.world.alphaMember.userId;
  await shop.database.templateAccess.createMany({
    data: [
      { templateId: uuidOf(mine), subjectId, isGroup: false, role: "ADMIN" },
      { templateId: uuidOf(other), subjectId, isGroup: false, role: "USE" },
      // Without effect: no member of that organization.
      { templateId: uuidOf(farAway), subjectId, isGroup: false, role: "ADMIN" },
    ],
  });
  expect(await hashesFor(shop.world.alphaMember, everywhere())).toEqual([null, hash, null, null, null]);
  expect(await hashesFor(anonymous, everywhere())).toBeNull();
});

test("of what is not there nothing is said", async () => {
  const gone = encodeId("Template", "01900000-0000-7000-8000-000000000000");
  expect(await hashesFor(shop.world.alphaMember, [{ templateId: gone, digest }])).toEqual([null]);
});

test.each<[string, () => object[], string]>([
  ["both places", () => [{ organizationId: shop.alphaId, templateId: mine, digest }], "inputs.0: Give exactly one"],
  ["no place", () => [{ templateId: mine, digest }, { digest }], "inputs.1: Give exactly one"],
  ["a digest that is none", () => [{ templateId: mine, digest: "hush" }], "inputs.0.digest: It takes a SHA-256"],
  ["an id of something else", () => [{ templateId: shop.alphaId, digest }], "inputs.0.templateId: This is the id of"],
  ["too many at once", () => Array(201).fill({ templateId: mine, digest }), "inputs: At most 200"],
])("%s is refused, with the place", async (_, inputs, message) => {
  const answer = await ask(shop.world.owner, inputs());
  expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  expect(answer.errors?.[0]?.message).toContain(message);
});

test("200 cost as many statements as one", async () => {
  const count = (many: number) =>
    shop.statements(() => hashesFor(shop.world.alphaMember, Array(many).fill({ templateId: mine, digest })));
  const one = await count(1);
  expect(await count(200)).toBe(one);
  expect(one).toBeLessThanOrEqual(3);
});

test("there is one key for good", async () => {
  const insert = shop.database.$executeRaw`insert into workspaces.hash_key (id, secret) values (2, '\\x00')`;
  await expect(insert).rejects.toThrow(/hash_key_alone/);
  expect((await shop.database.hashKey.findFirstOrThrow()).secret).toHaveLength(32);
});
