import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { codeOf, openYard, unknownId, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

/** Jobs of one test are told from those of another by a tag of its own. */
const place = async (tags: Tags) => {
  const key = await yard.key(tags);
  const daemonId = await yard.daemon(key, `daemon-${key.keyId}`);
  const take = async (waitSeconds = 0) =>
    (await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds })).job as { id: string } | null;
  return { key, daemonId, take };
};
const queue = async (tags: Tags) => (await yard.version({ provisionerTags: tags })).jobId;
const jobRow = (id: string) => yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(id) } });

describe("acquireProvisionerJob", () => {
  test("gives an import with its files and variables, and the job runs", async () => {
    const { take, daemonId } = await place({ test: "import" });
    const files = [{ path: "main.tf", content: "# one" }];
    const variables = [{ name: "image", value: "debian" }];
    const { id, jobId } = await yard.version({ provisionerTags: { test: "import" }, files, variables });
    expect(await take()).toEqual({
      id: jobId,
      type: "TEMPLATE_IMPORT",
      files,
      variables: { image: "debian" },
      transition: null,
      state: null,
      metadata: { organizationId: yard.alphaId, organizationName: "alpha", templateVersionId: id },
      reportEverySeconds: 10,
    });
    expect(await jobRow(jobId)).toMatchObject({
      status: "RUNNING",
      daemonId: uuidOf(daemonId),
      startedAt: yard.clock.now(),
    });
    const version = await yard.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    expect(version.importStatus).toBe("RUNNING");
  });

  test("gives a build with the names of all that it is for", async () => {
    const key = await yard.key();
    const daemonId = await yard.daemon(key, "builder");
    const { id, jobId } = await yard.workspace("a-workspace");
    const { job } = await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
    expect(job).toMatchObject({
      id: jobId,
      type: "WORKSPACE_BUILD",
      transition: "START",
      metadata: {
        workspaceId: id,
        workspaceName: "a-workspace",
        ownerName: "alpha-member",
        templateName: "a-workspace",
        organizationName: "alpha",
        buildNumber: 1,
        transition: "START",
      },
    });
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "enough" });
  });

  test("gives the oldest first, and nothing when there is nothing", async () => {
    const { take, key, daemonId } = await place({ test: "order" });
    const jobs = [await queue({ test: "order" }), await queue({ test: "order" })];
    for (const jobId of jobs) {
      expect((await take())?.id).toBe(jobId);
      await yard.made(key, "completeProvisionerJob", { jobId, daemonId });
    }
    expect(await take()).toBeNull();
  });

  test.each<[string, Tags, Tags, boolean]>([
    ["the same tags", { test: "t1", region: "eu" }, { test: "t1", region: "eu" }, true],
    ["a daemon with more", { test: "t2" }, { test: "t2", gpu: "true" }, true],
    ["another value", { test: "t3", region: "eu" }, { test: "t3", region: "us" }, false],
    ["a daemon with fewer", { test: "t4", region: "eu" }, { test: "t4" }, false],
    ["a job without tags and a daemon with some", {}, { test: "t5" }, false],
    ["a job with tags and a daemon without", { test: "t6" }, {}, false],
  ])("tags: %s", async (_, jobTags, daemonTags, fits) => {
    const { take } = await place(daemonTags);
    const jobId = await queue(jobTags);
    expect((await take())?.id).toBe(fits ? jobId : undefined);
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
  });

  test("never crosses organizations", async () => {
    const jobId = await queue({});
    const daemonId = await yard.daemon(yard.world.betaKey, "beta-daemon");
    const { job } = await yard.made(yard.world.betaKey, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
    expect(job).toBeNull();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
  });

  test("gives each job to one daemon only, however many ask at once", async () => {
    const daemons = await Promise.all(Array.from({ length: 6 }, () => place({ test: "race" })));
    const jobs = new Set([await queue({ test: "race" }), await queue({ test: "race" }), await queue({ test: "race" })]);
    const taken = await Promise.all(daemons.map(({ take }) => take()));
    const ids = taken.flatMap((job) => (job ? [job.id] : []));
    expect(ids).toHaveLength(3);
    expect(new Set(ids)).toEqual(jobs);
  });

  test("gives a job that was never reported again, and one that was reported not", async () => {
    const { take, key, daemonId } = await place({ test: "again" });
    const jobId = await queue({ test: "again" });
    expect((await take())?.id).toBe(jobId);
    expect((await take())?.id).toBe(jobId);
    await yard.made(key, "reportProvisionerJob", { jobId, daemonId });
    expect(await take()).toBeNull();
  });

  test("waits for a job and gives it as soon as it comes", async () => {
    const { take } = await place({ test: "wait" });
    const started = performance.now();
    const waiting = take(20);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const jobId = await queue({ test: "wait" });
    expect((await waiting)?.id).toBe(jobId);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test("to wait, however long, costs no more than to look twice", async () => {
    const { take } = await place({ test: "idle" });
    await take(1); // from now on somebody listens
    const once = await yard.statements(() => take(0));
    expect(await yard.statements(() => take(2))).toBeLessThanOrEqual(2 * once);
  });

  test("a poll that outlives its daemon's good-bye takes nothing", async () => {
    const { take, key, daemonId } = await place({ test: "good-bye" });
    const waiting = take(20);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await yard.made(key, "unregisterProvisionerDaemon", { id: daemonId });
    const jobId = await queue({ test: "good-bye" });
    expect(await waiting).toBeNull();
    expect((await jobRow(jobId)).status).toBe("PENDING");
  });

  const acquire =
    "mutation ($input: AcquireProvisionerJobInput!) { acquireProvisionerJob(input: $input) { job { id } } }";

  test("a poll that is broken off ends at once, and takes nothing of what comes later", async () => {
    const { key, daemonId } = await place({ test: "broken off" });
    const leaving = new AbortController();
    const input = { daemonId, waitSeconds: 30 };
    const waiting = yard.as(key).run(acquire, { input }, leaving.signal);
    await new Promise((resolve) => setTimeout(resolve, 200));
    leaving.abort();
    const jobId = await queue({ test: "broken off" });
    expect((await waiting).data).toEqual({ acquireProvisionerJob: { job: null } });
    expect((await jobRow(jobId)).status).toBe("PENDING");
  });

  test("a poll that is broken off while it takes a job leaves the job as it was", async () => {
    const { key, daemonId, take } = await place({ test: "just then" });
    const { id, jobId } = await yard.version({ provisionerTags: { test: "just then" } });
    const leaving = new AbortController();
    const waiting = await yard.database.$transaction(async (tx) => {
      // The version's status is written after the job is taken: until this transaction ends the poll is between both.
      await tx.$queryRaw`select id from workspaces.template_versions where id = ${uuidOf(id)}::uuid for update`;
      const polled = yard.as(key).run(acquire, { input: { daemonId, waitSeconds: 0 } }, leaving.signal);
      await new Promise((resolve) => setTimeout(resolve, 300));
      leaving.abort();
      return { polled };
    });
    expect((await waiting.polled).data).toEqual({ acquireProvisionerJob: { job: null } });
    expect(await jobRow(jobId)).toMatchObject({ status: "PENDING", daemonId: null, startedAt: null });
    expect((await take())?.id).toBe(jobId);
  });

  test("never gives a job that was canceled while it waited", async () => {
    const { take } = await place({ test: "canceled" });
    const jobId = await queue({ test: "canceled" });
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect(await take()).toBeNull();
  });

  const ask = async (actor: ProvisionerKeyActor | Yard["world"]["owner"], input: object) =>
    yard.send(actor, "acquireProvisionerJob", { waitSeconds: 0, ...input });

  test("is refused to users, to other keys, and for what is no daemon", async () => {
    const { key, daemonId } = await place({ test: "refused" });
    expect(codeOf(await ask(yard.world.owner, { daemonId }))).toBe("FORBIDDEN");
    expect(codeOf(await ask(yard.world.betaKey, { daemonId }))).toBe("NOT_FOUND");
    expect(codeOf(await ask(await yard.key(), { daemonId }))).toBe("NOT_FOUND");
    expect(codeOf(await ask(key, { daemonId: unknownId("ProvisionerDaemon") }))).toBe("NOT_FOUND");
    expect(codeOf(await ask(key, { daemonId: yard.alphaId }))).toBe("BAD_USER_INPUT");
  });

  test.each([31, -1])("refuses to wait for %d seconds", async (waitSeconds) => {
    const { key, daemonId } = await place({ test: "bad-wait" });
    const { errors } = await ask(key, { daemonId, waitSeconds });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.waitSeconds" });
  });
});
