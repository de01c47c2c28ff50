import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { codeOf, openYard, refusalOf, unknownId, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
let key: ProvisionerKeyActor;
beforeAll(async () => {
  yard = await openYard();
  key = await yard.key({ region: "eu" });
});
afterAll(() => yard.close());

const sound = { name: "eu-1", version: "0.1.0", apiVersion: "1.0" };
const read = async (id: string) => {
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ProvisionerDaemon {
    name status tags isOutdated lastSeenAt key { name } organization { id } currentJob { id } previousJob { id } } } }`;
  const refs = [{ __typename: "ProvisionerDaemon", id }];
  return (await yard.as(yard.world.alphaMember).run(query, { refs })).data?._entities[0];
};

describe("registerProvisionerDaemon", () => {
  test("introduces a daemon with its key's organization and tags", async () => {
    const { daemon } = await yard.made(key, "registerProvisionerDaemon", sound);
    expect(daemon).toEqual({
      id: expect.stringMatching(/^dmn_/),
      status: "IDLE",
      tags: { region: "eu" },
      isOutdated: false,
      ...sound,
    });
    expect(await read(daemon.id)).toMatchObject({ key: { name: key.keyName }, organization: { id: yard.alphaId } });
  });

  test("knows a daemon by its name again, with what has changed", async () => {
    const first = await yard.daemon(key, "comes-back");
    const { daemon } = await yard.made(key, "registerProvisionerDaemon", {
      ...sound,
      name: "comes-back",
      version: "2",
    });
    expect(daemon).toMatchObject({ id: first, version: "2" });
  });

  test.each([
    ["the site owner", "owner"],
    ["a member", "alphaMember"],
  ] as const)("is refused to %s: only a key may", async (_, who) => {
    expect(codeOf(await yard.send(yard.world[who], "registerProvisionerDaemon", sound))).toBe("FORBIDDEN");
  });

  test.each<[object, string]>([
    [{ name: "" }, "INVALID input.name"],
    [{ version: "x".repeat(65) }, "INVALID input.version"],
    [{ apiVersion: "2.0" }, "INVALID input.apiVersion"],
  ])("refuses %j", async (change, refusal) => {
    expect(refusalOf(await yard.send(key, "registerProvisionerDaemon", { ...sound, ...change }))).toBe(refusal);
  });
});

describe("unregisterProvisionerDaemon", () => {
  test("takes the daemon offline at once, until it registers again", async () => {
    const id = await yard.daemon(key, "says-good-bye");
    expect(await yard.made(key, "unregisterProvisionerDaemon", { id })).toMatchObject({ deletedId: id });
    expect(await read(id)).toMatchObject({ status: "OFFLINE", name: "says-good-bye" });
    // A poll that was on its way when the daemon left.
    await yard.made(key, "acquireProvisionerJob", { daemonId: id, waitSeconds: 0 });
    expect(await read(id)).toMatchObject({ status: "OFFLINE" });
    await yard.daemon(key, "says-good-bye");
    expect(await read(id)).toMatchObject({ status: "IDLE" });
  });

  test("is refused to other keys, of this organization and of others, and to users", async () => {
    const id = await yard.daemon(key, "stays");
    const ask = async (actor: Parameters<Yard["send"]>[0]) =>
      codeOf(await yard.send(actor, "unregisterProvisionerDaemon", { id }));
    expect(await ask(await yard.key())).toBe("NOT_FOUND");
    expect(await ask(yard.world.betaKey)).toBe("NOT_FOUND");
    expect(await ask(yard.world.owner)).toBe("FORBIDDEN");
    expect(await read(id)).toMatchObject({ status: "IDLE" });
  });

  test("refuses an id of another type, and an unknown one", async () => {
    const ask = async (id: string) => codeOf(await yard.send(key, "unregisterProvisionerDaemon", { id }));
    expect(await ask(yard.alphaId)).toBe("BAD_USER_INPUT");
    expect(await ask(unknownId("ProvisionerDaemon"))).toBe("NOT_FOUND");
  });
});

describe("reading", () => {
  test("a daemon shows what it works on and what it did before", async () => {
    const worker = await yard.key({ reading: "yes" });
    const id = await yard.daemon(worker, "worker");
    const tags = { reading: "yes" };
    const [first, second] = [
      await yard.version({ provisionerTags: tags }),
      await yard.version({ provisionerTags: tags }),
    ];
    const take = () => yard.made(worker, "acquireProvisionerJob", { daemonId: id, waitSeconds: 0 });
    expect((await take()).job.id).toBe(first.jobId);
    await yard.made(worker, "completeProvisionerJob", { jobId: first.jobId, daemonId: id });
    expect((await take()).job.id).toBe(second.jobId);
    expect(await read(id)).toMatchObject({
      status: "BUSY",
      currentJob: { id: second.jobId },
      previousJob: { id: first.jobId },
    });
    yard.clock.advance(90_000);
    expect(await read(id)).toMatchObject({ status: "OFFLINE", currentJob: { id: second.jobId } });
    await yard.made(worker, "completeProvisionerJob", { jobId: second.jobId, daemonId: id });
    expect(await read(id)).toMatchObject({ status: "IDLE", currentJob: null, previousJob: { id: second.jobId } });
  });

  const list = async (who: "owner" | "alphaMember" | "betaMember", filter: object) => {
    const query = `query ($filter: ProvisionerDaemonFilter) { provisionerDaemons(filter: $filter) { nodes { name } totalCount } }`;
    return yard.as(yard.world[who]).run(query, { filter });
  };
  const names = async (filter: object) =>
    ((await list("alphaMember", filter)).data?.provisionerDaemons.nodes as { name: string }[]).map(({ name }) => name);

  test("filters by status, tags and key", async () => {
    const filtered = await yard.key({ gpu: "a100", zone: "b" });
    await yard.daemon(filtered, "gpu-1");
    expect(await names({ tags: { gpu: "a100" } })).toEqual(["gpu-1"]);
    expect(await names({ tags: { gpu: "a100", zone: "c" } })).toEqual([]);
    expect(await names({ status: ["IDLE"], tags: { gpu: "a100" } })).toEqual(["gpu-1"]);
    expect(await names({ status: ["BUSY"] })).toEqual([]);
    expect(await names({ status: ["OFFLINE", "IDLE"], tags: { gpu: "a100" } })).toEqual(["gpu-1"]);
    expect(await names({ status: [] })).toEqual([]);
  });

  test("strangers see none, and bad filters are named", async () => {
    expect((await list("betaMember", {})).data?.provisionerDaemons).toEqual({ nodes: [], totalCount: 0 });
    expect((await list("owner", { tags: { gpu: 1 } })).errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "filter.tags",
    });
    expect((await list("owner", { keyId: yard.alphaId })).errors?.[0]?.extensions).toMatchObject({
      argument: "filter.keyId",
    });
  });

  test("a deleted key leaves its daemons behind, without it", async () => {
    const short = await yard.key();
    const id = await yard.daemon(short, "orphan");
    const keyId = (await yard.database.provisionerKey.findUniqueOrThrow({ where: { id: short.keyId } })).id;
    await yard.database.provisionerKey.delete({ where: { id: keyId } });
    expect(await read(id)).toMatchObject({ name: "orphan", key: null });
    expect(uuidOf(id)).not.toBe("");
  });
});
