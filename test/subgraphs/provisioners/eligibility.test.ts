import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import { codeOf, openYard, type Yard } from "./yard.js";

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterEach(async () => {
  await yard.database.job.deleteMany();
  await yard.database.provisionerDaemon.deleteMany();
});
afterAll(() => yard.close());

type Who = "owner" | "alphaMember" | "betaMember" | "outsider";
const ask = (who: Who, query: string, variables: object = {}) => yard.as(yard.world[who]).run(query, { ...variables });
const eligibility = "verdict explanation matching available mostRecentlySeenAt";
const nearest = "nearest { daemon { name } mismatches { tag wanted actual } untaggedJobNeedsUntaggedDaemon }";
const preview = `query ($id: ID!, $tags: JSONObject) {
  provisionerEligibility(organizationId: $id, tags: $tags) { ${eligibility} ${nearest} } }`;
const waiting = `{ provisionerJobs(filter: { status: [PENDING] }) { nodes {
  id queuePosition queueSize eligibility { ${eligibility} ${nearest} } } } }`;

const daemon = async (name: string, tags: Tags = {}): Promise<{ key: ProvisionerKeyActor; id: string }> => {
  const key = await yard.key(tags);
  return { key, id: await yard.daemon(key, name) };
};
const queue = async (tags: Tags) => (await yard.version({ provisionerTags: tags })).jobId;
const look = async (id: string) => {
  const { data, errors } = await ask("alphaMember", waiting);
  expect(errors).toBeUndefined();
  return (data?.provisionerJobs.nodes as { id: string }[]).find((job) => job.id === id) as Record<string, unknown>;
};

describe("a pending job says why it waits", () => {
  const eu = { region: "eu" };
  const take = ({ key, id }: { key: ProvisionerKeyActor; id: string }) =>
    yard.made(key, "acquireProvisionerJob", { daemonId: id, waitSeconds: 0 });

  test("NO_DAEMONS, another organization's daemons notwithstanding", async () => {
    await yard.daemon(yard.world.betaKey, "beta-daemon");
    const jobId = await queue({});
    expect(await look(jobId)).toMatchObject({
      queuePosition: 1,
      queueSize: 1,
      eligibility: { verdict: "NO_DAEMONS", matching: 0, available: 0, mostRecentlySeenAt: null, nearest: [] },
    });
  });

  test("NO_MATCH, with the nearest daemons and what keeps them from it", async () => {
    await daemon("us", { region: "us", gpu: "true" });
    const jobId = await queue({ region: "eu", gpu: "true" });
    expect(await look(jobId)).toMatchObject({
      eligibility: {
        verdict: "NO_MATCH",
        explanation: expect.stringContaining("gpu=true, region=eu"),
        nearest: [
          {
            daemon: { name: "us" },
            mismatches: [{ tag: "region", wanted: "eu", actual: "us" }],
            untaggedJobNeedsUntaggedDaemon: false,
          },
        ],
      },
    });
  });

  test("NO_MATCH of a job without tags", async () => {
    await daemon("eu", eu);
    const jobId = await queue({});
    expect(await look(jobId)).toMatchObject({
      eligibility: { verdict: "NO_MATCH", nearest: [{ mismatches: [], untaggedJobNeedsUntaggedDaemon: true }] },
    });
  });

  test("READY, until the daemon takes something else: BUSY", async () => {
    const taker = await daemon("eu", eu);
    const other = await queue(eu);
    const jobId = await queue(eu);
    expect(await look(jobId)).toMatchObject({
      queuePosition: 2,
      queueSize: 2,
      eligibility: { verdict: "READY", matching: 1, available: 1, nearest: [] },
    });
    expect((await take(taker)).job.id).toBe(other);
    expect(await look(jobId)).toMatchObject({
      queuePosition: 1,
      queueSize: 1,
      eligibility: { verdict: "BUSY", matching: 1, available: 1 },
    });
  });

  test("OFFLINE after 90 seconds of silence, and at once after a good-bye", async () => {
    const { key, id } = await daemon("eu", eu);
    const seen = yard.clock.now().toISOString();
    const jobId = await queue(eu);
    yard.clock.advance(89_000);
    expect(await look(jobId)).toMatchObject({ eligibility: { verdict: "READY" } });
    yard.clock.advance(1_000);
    expect(await look(jobId)).toMatchObject({
      eligibility: { verdict: "OFFLINE", matching: 1, available: 0, mostRecentlySeenAt: seen },
    });
    await yard.daemon(key, "eu");
    expect(await look(jobId)).toMatchObject({ eligibility: { verdict: "READY" } });
    await yard.made(key, "unregisterProvisionerDaemon", { id });
    expect(await look(jobId)).toMatchObject({ eligibility: { verdict: "OFFLINE" } });
  });

  test("a daemon whose key was deleted or has expired fits nothing", async () => {
    const { key } = await daemon("eu", eu);
    const jobId = await queue(eu);
    const where = { id: key.keyId };
    await yard.database.provisionerKey.update({ where, data: { expiresAt: yard.clock.now() } });
    expect(await look(jobId)).toMatchObject({ eligibility: { verdict: "NO_DAEMONS" } });
    await yard.database.provisionerKey.update({ where, data: { expiresAt: null, deletedAt: yard.clock.now() } });
    expect(await look(jobId)).toMatchObject({ eligibility: { verdict: "NO_DAEMONS" } });
  });
});

describe("places under a mixed load", () => {
  /** Two tags, two organizations, jobs of both types. */
  async function load() {
    await daemon("eu", { region: "eu" });
    await daemon("eu-gpu", { region: "eu", gpu: "true" });
    await daemon("plain");
    const wanted: Tags[] = [{ region: "eu" }, {}, { gpu: "true" }, { region: "eu" }, {}, { region: "us" }];
    const jobs: string[] = [];
    for (const tags of wanted) jobs.push(await queue(tags));
    await yard.workspaces(
      `mutation ($input: CreateTemplateVersionInput!) { createTemplateVersion(input: $input) { templateVersion { id } } }`,
      { input: { organizationId: yard.betaId, files: [{ path: "main.tf", content: "#" }] } },
    );
    return jobs;
  }

  test("each stands among those that its daemons could take", async () => {
    const jobs = await load();
    const places = await Promise.all(jobs.map(look));
    expect(places.map(({ queuePosition, queueSize }) => [queuePosition, queueSize])).toEqual([
      [1, 3], // eu: the first that either daemon takes
      [1, 2], // untagged: behind nobody
      [2, 3], // gpu: only the second daemon takes it, after the first job
      [2, 3], // eu again: the first daemon comes to it next
      [2, 2],
      [1, 1], // us: nobody's yet
    ]);
  });

  test("costs as many statements for six jobs as for one", async () => {
    await load();
    const query = `query ($first: Int) { provisionerJobs(first: $first) { nodes {
      queuePosition queueSize eligibility { verdict nearest { daemon { name status } } } } } }`;
    const count = (first: number) =>
      yard.statements(async () => {
        const { data, errors } = await ask("alphaMember", query, { first });
        expect(errors).toBeUndefined();
        expect(data?.provisionerJobs.nodes).toHaveLength(first);
      });
    const one = await count(1);
    expect(await count(6)).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
  });

  test("a job that is not pending has no place and no verdict", async () => {
    const jobId = await queue({ region: "eu" });
    const { key, id } = await daemon("eu", { region: "eu" });
    await yard.made(key, "acquireProvisionerJob", { daemonId: id, waitSeconds: 0 });
    const query = `{ provisionerJobs { nodes { id status queuePosition queueSize eligibility { verdict } } } }`;
    const { data } = await ask("alphaMember", query);
    expect(data?.provisionerJobs.nodes).toEqual([
      { id: jobId, status: "RUNNING", queuePosition: null, queueSize: null, eligibility: null },
    ]);
  });
});

describe("provisionerEligibility", () => {
  test("says it before anything is created", async () => {
    await daemon("eu", { region: "eu" });
    const { data } = await ask("alphaMember", preview, { id: yard.alphaId, tags: { region: "eu", gpu: "true" } });
    expect(data?.provisionerEligibility).toMatchObject({
      verdict: "NO_MATCH",
      nearest: [{ daemon: { name: "eu" }, mismatches: [{ tag: "gpu", wanted: "true", actual: null }] }],
    });
    expect((await ask("owner", preview, { id: yard.alphaId, tags: { region: "eu" } })).data).toMatchObject({
      provisionerEligibility: { verdict: "READY", matching: 1, available: 1 },
    });
    expect((await ask("owner", preview, { id: yard.betaId })).data).toMatchObject({
      provisionerEligibility: { verdict: "NO_DAEMONS" },
    });
  });

  test.each<Who>(["betaMember", "outsider"])("%s learns nothing of alpha", async (who) => {
    expect(await ask(who, preview, { id: yard.alphaId })).toEqual({ data: { provisionerEligibility: null } });
  });

  test.each([
    ["a NUL", { a: "\0" }],
    ["no text", { a: 1 }],
    ["100 tags", Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`t${String(index)}`, "x"]))],
    ["a value of 10 kB", { a: "x".repeat(10_240) }],
  ])("tags with %s are refused, and named", async (_, tags) => {
    const answer = await ask("owner", preview, { id: yard.alphaId, tags });
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
    expect(answer.errors?.[0]?.extensions).toMatchObject({ argument: "tags" });
  });

  test("an id that is none is refused, and named", async () => {
    const answer = await ask("owner", preview, { id: "alpha" });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "organizationId" });
  });
});

describe("a template version", () => {
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on TemplateVersion { provisionerEligibility { verdict } } } }`;
  const ofVersion = async (who: Who, organization: { id: string } | null) => {
    const { id } = await yard.version({ provisionerTags: { region: "eu" } });
    const reference = { __typename: "TemplateVersion", id, provisionerTags: { region: "eu" }, organization };
    const { data, errors } = await ask(who, query, { refs: [reference] });
    expect(errors).toBeUndefined();
    return data?._entities[0].provisionerEligibility as unknown;
  };

  test("says whether a workspace of it could be built", async () => {
    await daemon("eu", { region: "eu" });
    expect(await ofVersion("alphaMember", { id: yard.alphaId })).toEqual({ verdict: "READY" });
  });

  test("says nothing to who may not see the organization's daemons", async () => {
    expect(await ofVersion("betaMember", { id: yard.alphaId })).toBeNull();
    expect(await ofVersion("betaMember", null)).toBeNull();
  });
});
