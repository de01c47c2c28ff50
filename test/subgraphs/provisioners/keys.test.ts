import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findActorByProvisionerKey } from "../../../subgraphs/provisioners/actions/resolve-key-actor.js";
import { codeOf, openYard, refusalOf, unknownId, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

const auditOf = (globalId: string) =>
  yard.database.auditEntry.findMany({ where: { resourceId: uuidOf(globalId) }, orderBy: { id: "asc" } });

describe("createProvisionerKey", () => {
  test("makes a key, shows its secret once and writes who made it", async () => {
    const { world, alphaId: organizationId } = yard;
    const tags = { region: "eu" };
    const input = { organizationId, name: "EU-Cluster", tags, expiresAt: "2027-01-01T00:00:00.000Z" };
    const { provisionerKey, secret } = await yard.made(world.owner, "createProvisionerKey", input);
    expect(provisionerKey).toEqual({
      id: expect.stringMatching(/^pkey_/),
      name: "eu-cluster",
      tags,
      expiresAt: "2027-01-01T00:00:00.000Z",
      createdAt: "2026-11-24T08:00:00.000Z",
      lastUsedAt: null,
      organization: { id: organizationId },
    });
    expect(await findActorByProvisionerKey(yard, secret as string)).toMatchObject({ keyName: "eu-cluster", tags });
    const row = await yard.database.provisionerKey.findUniqueOrThrow({ where: { id: uuidOf(provisionerKey.id) } });
    expect(Buffer.from(row.secretHash).toString()).not.toContain(secret);
    expect(await auditOf(provisionerKey.id)).toMatchObject([
      { action: "CREATE", resourceName: "eu-cluster", actorName: "owner", organizationName: "alpha" },
    ]);
    expect(JSON.stringify(await auditOf(provisionerKey.id))).not.toContain(secret);
  });

  test.each([
    ["a member", "alphaMember", "FORBIDDEN"],
    ["a member of another organization", "betaMember", "NOT_FOUND"],
    ["a key itself", "alphaKey", "NOT_FOUND"],
  ] as const)("is refused to %s", async (_, who, code) => {
    const input = { organizationId: yard.alphaId, name: "stolen" };
    expect(codeOf(await yard.send(yard.world[who], "createProvisionerKey", input))).toBe(code);
    expect(await yard.database.provisionerKey.count({ where: { name: "stolen" } })).toBe(0);
  });

  test.each<[string, object, string]>([
    ["no name", { name: "" }, "INVALID input.name"],
    ["a name of 65 characters", { name: "x".repeat(65) }, "INVALID input.name"],
    ["tags that are not text", { tags: { gpu: 1 } }, "INVALID input.tags"],
    ["an end in the past", { expiresAt: "2020-01-01T00:00:00.000Z" }, "INVALID input.expiresAt"],
    ["a name that is taken, in other letters", { name: "Alpha-Key" }, "TAKEN input.name"],
    ["an unknown organization", { organizationId: unknownId("Organization") }, "NOT_FOUND input.organizationId"],
  ])("refuses %s", async (_, change, refusal) => {
    const input = { organizationId: yard.alphaId, name: "a-key", ...change };
    expect(refusalOf(await yard.send(yard.world.owner, "createProvisionerKey", input))).toBe(refusal);
  });

  test("refuses the id of another type, naming the argument", async () => {
    const input = { organizationId: unknownId("User"), name: "a-key" };
    const { errors } = await yard.send(yard.world.owner, "createProvisionerKey", input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.organizationId" });
  });
});

describe("deleteProvisionerKey", () => {
  const make = async (name: string) => {
    const input = { organizationId: yard.alphaId, name };
    return yard.made(yard.world.owner, "createProvisionerKey", input) as Promise<{
      provisionerKey: { id: string };
      secret: string;
    }>;
  };

  test("ends the key at once, and its name is free again", async () => {
    const { provisionerKey, secret } = await make("short-lived");
    const { deletedId } = await yard.made(yard.world.owner, "deleteProvisionerKey", { id: provisionerKey.id });
    expect(deletedId).toBe(provisionerKey.id);
    expect(await findActorByProvisionerKey(yard, secret)).toBeNull();
    expect((await auditOf(provisionerKey.id)).map(({ action }) => action)).toEqual(["CREATE", "DELETE"]);
    expect((await make("short-lived")).provisionerKey.id).not.toBe(provisionerKey.id);
  });

  test("lets a daemon that works by it finish, and no longer", async () => {
    const { provisionerKey, secret } = await make("at-work");
    const key = (await findActorByProvisionerKey(yard, secret))!;
    const daemonId = await yard.daemon(key, "at-work");
    const { jobId } = await yard.version();
    const { job } = await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
    expect(job.id).toBe(jobId);
    await yard.made(yard.world.owner, "deleteProvisionerKey", { id: provisionerKey.id });

    expect(await findActorByProvisionerKey(yard, secret)).not.toBeNull();
    expect(await yard.made(key, "reportProvisionerJob", { jobId, daemonId })).toMatchObject({ lost: false });
    expect(
      codeOf(await yard.send(key, "registerProvisionerDaemon", { name: "x", version: "1", apiVersion: "1.0" })),
    ).toBe("UNAUTHENTICATED");
    await yard.made(key, "completeProvisionerJob", { jobId, daemonId });
    expect(await findActorByProvisionerKey(yard, secret)).toBeNull();
    expect(await yard.database.provisionerKey.count({ where: { id: key.keyId } })).toBe(0);
  });

  test("gives a daemon of it no further job", async () => {
    const { provisionerKey, secret } = await make("no-more");
    const key = (await findActorByProvisionerKey(yard, secret))!;
    const daemonId = await yard.daemon(key, "no-more");
    const waiting = yard.send(key, "acquireProvisionerJob", { daemonId, waitSeconds: 20 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await yard.database.provisionerKey.update({ where: { id: key.keyId }, data: { deletedAt: yard.clock.now() } });
    const { jobId } = await yard.version();
    expect(codeOf(await waiting)).toBe("UNAUTHENTICATED");
    const job = await yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(jobId) } });
    expect(job).toMatchObject({ status: "PENDING", daemonId: null });
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect(provisionerKey.id).toMatch(/^pkey_/);
  });

  test("is refused to a member, to strangers, and for a key that is gone", async () => {
    const { provisionerKey } = await make("kept");
    const ask = async (who: "owner" | "alphaMember" | "betaMember", id: string) =>
      codeOf(await yard.send(yard.world[who], "deleteProvisionerKey", { id }));
    expect(await ask("alphaMember", provisionerKey.id)).toBe("FORBIDDEN");
    expect(await ask("betaMember", provisionerKey.id)).toBe("NOT_FOUND");
    expect(await ask("owner", unknownId("ProvisionerKey"))).toBe("NOT_FOUND");
    expect(await ask("owner", yard.alphaId)).toBe("BAD_USER_INPUT");
    expect(await yard.database.provisionerKey.count({ where: { id: uuidOf(provisionerKey.id) } })).toBe(1);
  });
});

describe("a key's secret", () => {
  test("opens nothing once the key has expired", async () => {
    const input = { organizationId: yard.alphaId, name: "until-noon", expiresAt: "2026-11-24T12:00:00.000Z" };
    const { secret } = (await yard.made(yard.world.owner, "createProvisionerKey", input)) as { secret: string };
    const at = (time: string) => findActorByProvisionerKey({ ...yard, clock: { now: () => new Date(time) } }, secret);
    expect(await at("2026-11-24T11:59:59.999Z")).not.toBeNull();
    expect(await at("2026-11-24T12:00:00.000Z")).toBeNull();
    expect(
      await findActorByProvisionerKey(yard, `${secret.slice(0, -1)}${secret.endsWith("x") ? "y" : "x"}`),
    ).toBeNull();
  });
});

describe("reading", () => {
  const organization = (who: "owner" | "alphaMember" | "betaMember", fields: string) =>
    yard
      .as(yard.world[who])
      .run(`query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Organization { ${fields} } } }`, {
        refs: [{ __typename: "Organization", id: yard.alphaId }],
      });

  test("members find keys by name in any case, strangers none", async () => {
    const fields = `provisionerKey(name: "Alpha-KEY") { name } provisionerKeys { name }`;
    const { data } = await organization("alphaMember", fields);
    expect(data?._entities[0].provisionerKey).toEqual({ name: "alpha-key" });
    expect(data?._entities[0].provisionerKeys).toContainEqual({ name: "alpha-key" });
    expect((await organization("betaMember", fields)).data?._entities[0]).toEqual({
      provisionerKey: null,
      provisionerKeys: null,
    });
  });
});
