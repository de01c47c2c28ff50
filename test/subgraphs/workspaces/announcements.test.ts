import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import pg from "pg";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { recordJobStatus } from "../../../subgraphs/workspaces/commands/record-job-status.js";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

/** What those who follow workspaces will listen to. */
let shop: Workshop;
let listener: pg.Client;
let templateId: string;
let heard: (string | undefined)[] = [];
beforeAll(async () => {
  shop = await openWorkshop();
  listener = new pg.Client({ connectionString: shop.url });
  await listener.connect();
  listener.on("notification", ({ payload }) => heard.push(payload));
  await listener.query("listen orgplane_workspaces");
  templateId = await shop.template("announced");
});
beforeEach(() => {
  heard = [];
});
afterAll(async () => {
  await listener.end();
  await shop.close();
});

/** What was announced by now: an answer of the same connection comes after it. */
async function announced() {
  await listener.query("select 1");
  return heard;
}

test("a workspace is announced when it is made, when its build goes on, when it is changed, and when it goes", async () => {
  const id = await shop.workspace(templateId, "announced");
  const uuid = uuidOf(id);
  expect(await announced()).toContain(uuid);

  heard = [];
  const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuid } });
  const job = { type: "WORKSPACE_BUILD", subjectId: latestBuildId } as const;
  await inTransaction(shop.database, (tx) => recordJobStatus(tx, job, "RUNNING"));
  expect(await announced()).toEqual([uuid]);

  heard = [];
  await shop.finishBuild(id);
  await shop.made("updateWorkspace", { id, ttlSeconds: 3600 });
  await shop.made("deleteWorkspace", { id });
  await announced();
  heard = [];
  await shop.finishBuild(id);
  expect(await announced()).toContain(uuid);
});

test("what is not committed is not announced", async () => {
  const id = await shop.workspace(templateId, "undone");
  await announced();
  heard = [];
  const undone = inTransaction(shop.database, async (tx) => {
    await tx.workspace.update({ where: { id: uuidOf(id) }, data: { ttlSeconds: 60 } });
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");
  expect(await announced()).toEqual([]);
});

test("the columns that lists compare are the latest build's, at every step", async () => {
  const id = await shop.workspace(templateId, "columns");
  const where = { id: uuidOf(id) };
  const columns = async () => {
    const { status, versionId, stopAt, failedAt, latestBuildId } = await shop.database.workspace.findUniqueOrThrow({
      where,
    });
    return { status, versionId, stopAt, failedAt, latestBuildId };
  };
  const first = await columns();
  expect(first).toMatchObject({ status: "PENDING", stopAt: null, failedAt: null });
  const job = { type: "WORKSPACE_BUILD", subjectId: first.latestBuildId } as const;
  await inTransaction(shop.database, (tx) => recordJobStatus(tx, job, "RUNNING"));
  expect(await columns()).toMatchObject({ status: "STARTING" });
  await shop.finishBuild(id);
  expect(await columns()).toMatchObject({ status: "RUNNING" });
  const versionId = await shop.version({ templateId });
  await shop.made("startWorkspace", { id, versionId });
  const second = await columns();
  expect(second).toMatchObject({ status: "PENDING", versionId: uuidOf(versionId) });
  await inTransaction(shop.database, (tx) => recordJobStatus(tx, job, "FAILED"));
  expect(await columns()).toEqual(second);
  const failed = { type: "WORKSPACE_BUILD", subjectId: second.latestBuildId, completedAt: shop.clock.now() } as const;
  await inTransaction(shop.database, (tx) => recordJobStatus(tx, failed, "FAILED"));
  expect(await columns()).toMatchObject({ status: "FAILED", failedAt: shop.clock.now() });
});

test("lists and the scheduler have the indexes that they count on", async () => {
  const rows = await shop.database.$queryRaw<{ indexname: string }[]>`
    select indexname from pg_indexes where schemaname = 'workspaces' and tablename = 'workspaces'`;
  expect(rows.map(({ indexname }) => indexname)).toEqual(
    expect.arrayContaining([
      "workspaces_dormant",
      "workspaces_to_start",
      "workspaces_to_stop",
      "workspaces_to_delete",
      "workspaces_failed",
      "workspaces_awake",
      "workspaces_name_idx",
      "workspaces_organization_id_status_id_idx",
    ]),
  );
  const [name] = await shop.database.$queryRaw<{ samples: number }[]>`
    select attstattarget as samples from pg_attribute
    where attrelid = 'workspaces.workspaces'::regclass and attname = 'name'`;
  expect(name).toEqual({ samples: 1000 });
});
