import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { pino } from "pino";
import { connectPrisma, type PrismaConnection } from "../../../foundation/database/connect.js";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { createChanges } from "../../../foundation/streams/changes.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import { createJobSignal } from "../../../foundation/job-queue/job-signal.js";
import { runTask, type TaskRunner } from "../../../foundation/subgraph-kit/tasks/run-task.js";
import { runSchedule, scheduleTask } from "../../../subgraphs/workspaces/actions/schedule/schedule-task.js";
import { recordJobStatus } from "../../../subgraphs/workspaces/commands/record-job-status.js";
import { testSealer } from "../../kit/test-sealer.js";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

/** The clock of the world stands at 2026-11-24, a Tuesday, 08:00 in UTC. */
let shop: Workshop;
/** Another process on the same database. */
let elsewhere: PrismaConnection;
let count = 0;
beforeAll(async () => {
  shop = await openWorkshop();
  elsewhere = connectPrisma(shop.url);
});
afterAll(async () => {
  await elsewhere.close();
  await shop.close();
});

const run = () => runSchedule(shop);
const minutes = (many: number) => many * 60_000;
const rowOf = (id: string) => shop.database.workspace.findUnique({ where: { id: uuidOf(id) } });
const buildsOf = (id: string) =>
  shop.database.workspaceBuild.findMany({
    where: { workspaceId: uuidOf(id) },
    orderBy: { number: "asc" },
    select: { number: true, transition: true, reason: true, initiatorId: true, templateVersionId: true },
  });
const lastBuild = async (id: string) => (await buildsOf(id)).at(-1);

/** A running workspace of a template of its own. */
async function running(settings: object = {}, input: Record<string, unknown> = {}) {
  count += 1;
  const templateId = await shop.template(`timed-${String(count)}`, { input: { settings } });
  const id = await shop.workspace(templateId, `timed-${String(count)}`, input);
  await shop.finishBuild(id);
  return { templateId, id };
}

async function stopped(settings: object = {}, input: Record<string, unknown> = {}) {
  const workspace = await running(settings, input);
  await shop.made("stopWorkspace", { id: workspace.id });
  await shop.finishBuild(workspace.id);
  return workspace;
}

async function fail(id: string) {
  const workspace = await rowOf(id);
  const subjectId = workspace?.latestBuildId ?? "";
  await inTransaction(shop.database, (tx) =>
    recordJobStatus(tx, { type: "WORKSPACE_BUILD", subjectId, completedAt: shop.clock.now() }, "FAILED"),
  );
}

describe("a schedule", () => {
  test("starts a stopped workspace once, in its own time zone, and says when it will the next time", async () => {
    const { id } = await stopped({}, { autostartSchedule: "CRON_TZ=Europe/Berlin 30 9 * * 1-5" });
    expect((await rowOf(id))?.nextStartAt).toEqual(new Date("2026-11-24T08:30:00.000Z"));
    shop.clock.advance(minutes(29));
    await run();
    expect(await buildsOf(id)).toHaveLength(2);
    shop.clock.advance(minutes(1));
    await run();
    await run();
    expect(await buildsOf(id)).toHaveLength(3);
    expect(await lastBuild(id)).toMatchObject({
      number: 3,
      transition: "START",
      reason: "AUTOSTART",
      initiatorId: null,
    });
    expect((await rowOf(id))?.nextStartAt).toEqual(new Date("2026-11-25T08:30:00.000Z"));
    expect((await shop.auditOf(id)).at(-1)).toMatchObject({ action: "START", actorName: "scheduler" });
  });

  test("makes up for a missed start once, however long nobody looked", async () => {
    const { id } = await stopped({}, { autostartSchedule: "0 9 * * *" });
    shop.clock.advance(minutes(3 * 24 * 60));
    await run();
    expect(await lastBuild(id)).toMatchObject({ number: 3, reason: "AUTOSTART" });
    await shop.finishBuild(id);
    await shop.made("stopWorkspace", { id });
    await shop.finishBuild(id);
    await run();
    expect(await buildsOf(id)).toHaveLength(4);
    expect((await rowOf(id))?.nextStartAt?.getTime()).toBeGreaterThan(shop.clock.now().getTime());
  });

  test("passes by what runs, what its owner stopped since, and whose owner is gone", async () => {
    const schedule = { autostartSchedule: "*/10 * * * *" };
    const up = await running({}, schedule);
    const down = await running({}, schedule);
    const left = await stopped({}, schedule);
    const suspended = { where: { id: shop.world.alphaMember.userId }, data: { status: "SUSPENDED" as const } };
    await shop.database.user.update(suspended);
    shop.clock.advance(minutes(15));
    await shop.made("stopWorkspace", { id: down.id });
    await shop.finishBuild(down.id);
    await run();
    expect([await lastBuild(up.id), await lastBuild(down.id), await lastBuild(left.id)]).toMatchObject([
      { number: 1 },
      { number: 2, transition: "STOP" },
      { number: 2, transition: "STOP" },
    ]);
    await shop.database.user.update({ ...suspended, data: { status: "ACTIVE" } });
    shop.clock.advance(minutes(10));
    await run();
    expect([await lastBuild(down.id), await lastBuild(left.id)]).toMatchObject([
      { number: 3, reason: "AUTOSTART" },
      { number: 3, reason: "AUTOSTART" },
    ]);
  });

  test("takes the active version where its owner or its template wants that, else the one before", async () => {
    const schedule = { autostartSchedule: "*/10 * * * *" };
    const workspaces = [
      await stopped({}, schedule),
      await stopped({}, { ...schedule, automaticUpdates: true }),
      await stopped({ requireActiveVersion: true }, schedule),
    ];
    const versions: string[] = [];
    for (const { templateId } of workspaces) {
      versions.push(uuidOf(await shop.version({ templateId })));
      await shop.made("activateTemplateVersion", { id: (await templateVersions(templateId)).at(-1) });
    }
    shop.clock.advance(minutes(10));
    await run();
    const taken = await Promise.all(workspaces.map(async ({ id }) => (await lastBuild(id))?.templateVersionId));
    expect(taken.map((versionId, index) => versionId === versions[index])).toEqual([false, true, true]);
  });

  test("that is refused is missed, and the audit log says why", async () => {
    const { id, templateId } = await stopped({}, { autostartSchedule: "*/10 * * * *", automaticUpdates: true });
    const parameter = { name: "needed", type: "STRING", required: true, mutable: true, ephemeral: false } as const;
    await shop.version({ templateId }, { parameters: [parameter] });
    await shop.made("activateTemplateVersion", { id: (await templateVersions(templateId)).at(-1) });
    shop.clock.advance(minutes(10));
    await run();
    await run();
    expect((await lastBuild(id))?.transition).toBe("STOP");
    const refused = { resourceId: uuidOf(id), outcome: "REFUSED" };
    expect(await shop.database.auditEntry.findMany({ where: refused })).toMatchObject([
      {
        action: "START",
        actorName: "scheduler",
        changes: { reason: { after: "AUTOSTART" }, because: { after: [expect.stringMatching(/needed/)] } },
      },
    ]);
  });

  describe("that was refused is told where its owner looks", () => {
    const schedule = { autostartSchedule: "*/10 * * * *", automaticUpdates: true };
    const refusedStart = async () => {
      const workspace = await stopped({}, schedule);
      const parameter = { name: "needed", type: "STRING", required: true, mutable: true, ephemeral: false } as const;
      await shop.version({ templateId: workspace.templateId }, { parameters: [parameter] });
      const id = (await templateVersions(workspace.templateId)).at(-1);
      await shop.made("activateTemplateVersion", { id });
      shop.clock.advance(minutes(10));
      await run();
      return { ...workspace, dueAt: shop.clock.now() };
    };
    const problemOf = async (id: string, actor: Actor = shop.world.owner) => {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Workspace {
        autostartProblem { code message at } } } }`;
      const { data, errors } = await shop.as(actor).run(query, { r: [{ __typename: "Workspace", id }] });
      expect(errors).toBeUndefined();
      return data?.["_entities"][0] as { autostartProblem: object | null } | null;
    };
    const told = (at: Date) => ({
      autostartProblem: { code: "INVALID", message: expect.stringContaining("needed"), at: at.toISOString() },
    });

    test("to its owner and to who reads workspaces there, and to nobody else", async () => {
      const { id, dueAt } = await refusedStart();
      expect(await problemOf(id)).toEqual(told(dueAt));
      expect(await problemOf(id, shop.world.alphaMember)).toEqual(told(dueAt));
      expect(await problemOf(id, shop.world.betaMember)).toBeNull();
    });

    test("until a start is ordered; a refused one changes nothing", async () => {
      const { id, dueAt } = await refusedStart();
      await shop.send(shop.world.owner, "startWorkspace", { id });
      expect(await problemOf(id)).toEqual(told(dueAt));
      await shop.made("startWorkspace", { id, parameters: [{ name: "needed", value: "x" }] });
      expect(await problemOf(id)).toEqual({ autostartProblem: null });
    });

    test("until the schedule is set; another change leaves it", async () => {
      const { id, dueAt } = await refusedStart();
      await shop.made("updateWorkspace", { id, ttlSeconds: 7200 });
      expect(await problemOf(id)).toEqual(told(dueAt));
      await shop.made("updateWorkspace", { id, autostartSchedule: "0 9 * * *" });
      expect(await problemOf(id)).toEqual({ autostartProblem: null });
    });

    test("until its schedule starts it", async () => {
      const { id, templateId } = await refusedStart();
      await shop.version({ templateId });
      await shop.made("activateTemplateVersion", { id: (await templateVersions(templateId)).at(-1) });
      shop.clock.advance(minutes(10));
      await run();
      expect(await lastBuild(id)).toMatchObject({ reason: "AUTOSTART" });
      expect(await problemOf(id)).toEqual({ autostartProblem: null });
    });
  });

  test("is changed and cleared with its next start", async () => {
    const { id } = await stopped({}, { autostartSchedule: "0 9 * * *" });
    await shop.made("updateWorkspace", { id, autostartSchedule: "0 0 1 1 *" });
    expect((await rowOf(id))?.nextStartAt).toEqual(new Date("2027-01-01T00:00:00.000Z"));
    await shop.made("updateWorkspace", { id, autostartSchedule: null });
    expect(await rowOf(id)).toMatchObject({ autostartSchedule: null, nextStartAt: null });
  });
});

const templateVersions = async (templateId: string) => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Template { versions { nodes { id } } } } }`;
  const { data } = await shop.as(shop.world.owner).run(query, { r: [{ __typename: "Template", id: templateId }] });
  return (data?.["_entities"][0].versions.nodes as { id: string }[]).map(({ id }) => id).reverse();
};

test("a deadline stops what runs, once", async () => {
  const { id } = await running({}, { ttlSeconds: 3600 });
  shop.clock.advance(minutes(59));
  await run();
  expect(await buildsOf(id)).toHaveLength(1);
  shop.clock.advance(minutes(1));
  await run();
  await run();
  expect(await buildsOf(id)).toHaveLength(2);
  expect(await lastBuild(id)).toMatchObject({ transition: "STOP", reason: "AUTOSTOP", initiatorId: null });
  await shop.finishBuild(id);
  await run();
  expect(await buildsOf(id)).toHaveLength(2);
});

test("what failed is stopped when its template's time is over", async () => {
  const { id } = await running({ failureTtlSeconds: 600 });
  await shop.made("startWorkspace", { id });
  await fail(id);
  shop.clock.advance(minutes(9));
  await run();
  expect(await buildsOf(id)).toHaveLength(2);
  shop.clock.advance(minutes(1));
  await run();
  expect(await lastBuild(id)).toMatchObject({ number: 3, transition: "STOP", reason: "AUTOSTOP" });
});

test("what is unused is stopped and set aside, and deleted later; a deletion that fails is tried again after a day", async () => {
  const { id, templateId } = await running({ dormantAfterSeconds: 3600, deleteDormantAfterSeconds: 7200 });
  shop.clock.advance(minutes(60));
  await run();
  const dormantAt = shop.clock.now();
  expect(await lastBuild(id)).toMatchObject({ number: 2, transition: "STOP", reason: "DORMANCY" });
  expect(await rowOf(id)).toMatchObject({ dormantAt, deletingAt: new Date(dormantAt.getTime() + minutes(120)) });
  expect((await shop.auditOf(id)).slice(-2)).toMatchObject([
    { action: "STOP", actorName: "scheduler" },
    { action: "UPDATE", actorName: "scheduler", changes: { dormantAt: { before: null } } },
  ]);
  await shop.finishBuild(id);
  await shop.made("updateTemplate", { id: templateId, settings: { deleteDormantAfterSeconds: 3600 } });
  expect((await rowOf(id))?.deletingAt).toEqual(new Date(dormantAt.getTime() + minutes(60)));
  shop.clock.advance(minutes(60));
  await run();
  expect(await lastBuild(id)).toMatchObject({ number: 3, transition: "DELETE", reason: "AUTODELETE" });
  await fail(id);
  await run();
  expect(await buildsOf(id)).toHaveLength(3);
  shop.clock.advance(minutes(24 * 60));
  await run();
  expect(await lastBuild(id)).toMatchObject({ number: 4, transition: "DELETE", reason: "AUTODELETE" });
  await shop.finishBuild(id);
  expect(await rowOf(id)).toBeNull();
});

test("one that is woken stays awake; one that is put to sleep while it runs is stopped", async () => {
  const { id } = await running({ dormantAfterSeconds: 3600, deleteDormantAfterSeconds: 3600 });
  await shop.made("updateWorkspace", { id, dormant: true });
  expect((await rowOf(id))?.deletingAt).toEqual(new Date(shop.clock.now().getTime() + minutes(60)));
  await run();
  expect(await lastBuild(id)).toMatchObject({ number: 2, transition: "STOP", reason: "DORMANCY" });
  await shop.finishBuild(id);
  shop.clock.advance(minutes(59));
  await shop.made("updateWorkspace", { id, dormant: false });
  expect(await rowOf(id)).toMatchObject({ dormantAt: null, deletingAt: null, lastUsedAt: shop.clock.now() });
  shop.clock.advance(minutes(1));
  await run();
  expect(await rowOf(id)).toMatchObject({ dormantAt: null });
});

describe("two processes on one database", () => {
  const there = () => ({ database: elsewhere.prisma, clock: shop.clock });

  test("order each due build once, whoever comes first, without the lock even", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) ids.push((await running({}, { ttlSeconds: 60 })).id);
    shop.clock.advance(minutes(1));
    await Promise.all([run(), runSchedule(there()), run(), runSchedule(there())]);
    for (const id of ids) expect(await buildsOf(id)).toMatchObject([{ number: 1 }, { number: 2, reason: "AUTOSTOP" }]);
    const jobs = await shop.database.job.count({ where: { workspaceId: { in: ids.map(uuidOf) } } });
    expect(jobs).toBe(12);
  });

  test("take the schedule by turns, by its lock", async () => {
    const { id } = await running({}, { ttlSeconds: 60 });
    shop.clock.advance(minutes(1));
    const log = pino({ level: "silent" });
    const jobSignal = createJobSignal(shop.url);
    const runnerOf = (services: ReturnType<typeof there>): TaskRunner => ({
      services: { ...services, jobSignal, changes: createChanges(shop.url), sealer: testSealer },
      connection: shop.connection,
      log,
    });
    const outcomes = await Promise.all([shop, there()].map((each) => runTask(scheduleTask, runnerOf(each))));
    expect(outcomes).toContain("done");
    expect(outcomes).not.toContain("failed");
    expect(await buildsOf(id)).toHaveLength(2);
  });
});
