import { expect, test } from "@jest/globals";
import { deletionOf, planDue, type DueBuild, type ScheduledWorkspace, type TimesOfTemplate } from "./plan-due.js";

const now = new Date("2026-11-25T12:00:00.000Z");
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const hour = 3600;

const running: ScheduledWorkspace = {
  status: "RUNNING",
  latestBuild: { transition: "START", createdAt: ago(600) },
  nextStartAt: null,
  stopAt: null,
  failedAt: null,
  dormantAt: null,
  deletingAt: null,
  lastUsedAt: ago(600),
  isOwnerActive: true,
};
const stopped: ScheduledWorkspace = {
  ...running,
  status: "STOPPED",
  latestBuild: { transition: "STOP", createdAt: ago(300) },
};
const failed: ScheduledWorkspace = { ...running, status: "FAILED", failedAt: ago(60) };
const never: TimesOfTemplate = {
  allowUserAutostart: true,
  failureTtlSeconds: 0,
  dormantAfterSeconds: 0,
  deleteDormantAfterSeconds: 0,
};
const sleepy = { ...never, dormantAfterSeconds: hour };
const [autostart, autostop, dormancy, autodelete]: DueBuild[] = [
  { transition: "START", reason: "AUTOSTART" },
  { transition: "STOP", reason: "AUTOSTOP" },
  { transition: "STOP", reason: "DORMANCY" },
  { transition: "DELETE", reason: "AUTODELETE" },
];

test.each<[string, ScheduledWorkspace, TimesOfTemplate, DueBuild | null | undefined, boolean?]>([
  ["nothing is due", running, never, null],
  ["a deadline is reached", { ...running, stopAt: now }, never, autostop],
  ["a deadline is to come", { ...running, stopAt: ago(-1) }, never, null],
  ["a deadline has passed, but a build is under way", { ...running, status: "STARTING", stopAt: ago(1) }, never, null],
  ["a start is due", { ...stopped, nextStartAt: ago(1) }, never, autostart],
  ["a start is to come", { ...stopped, nextStartAt: ago(-1) }, never, null],
  [
    "a start came due before it was stopped",
    { ...stopped, nextStartAt: ago(301), latestBuild: { transition: "STOP", createdAt: ago(300) } },
    never,
    null,
  ],
  ["a start is due, but it runs", { ...running, nextStartAt: ago(1) }, never, null],
  ["a start is due, but the last build failed", { ...failed, nextStartAt: ago(1) }, never, null],
  ["a start is due, but its owner is gone", { ...stopped, nextStartAt: ago(1), isOwnerActive: false }, never, null],
  [
    "a start is due, but the template has none",
    { ...stopped, nextStartAt: ago(1) },
    { ...never, allowUserAutostart: false },
    null,
  ],
  ["a start is due, but it sleeps", { ...stopped, nextStartAt: ago(1), dormantAt: ago(1) }, never, null],
  ["a start failed long ago", failed, { ...never, failureTtlSeconds: hour }, autostop],
  ["a start failed a while ago", failed, { ...never, failureTtlSeconds: hour + 1 }, null],
  ["a start failed, and nothing follows", failed, never, null],
  [
    "a stop failed long ago",
    { ...failed, latestBuild: { transition: "STOP", createdAt: ago(70) } },
    { ...never, failureTtlSeconds: hour },
    autostop,
  ],
  [
    "a deletion failed long ago",
    { ...failed, latestBuild: { transition: "DELETE", createdAt: ago(70) } },
    { ...never, failureTtlSeconds: hour },
    null,
  ],
  ["it runs, long unused", running, sleepy, dormancy, true],
  ["it is stopped, long unused", stopped, sleepy, null, true],
  ["it is stopped, long unused, and a start is due", { ...stopped, nextStartAt: ago(1) }, sleepy, null, true],
  ["it was used lately", { ...running, lastUsedAt: ago(59) }, sleepy, null, false],
  ["it sleeps and runs", { ...running, dormantAt: ago(1) }, never, dormancy],
  ["it sleeps and its time is over", { ...stopped, dormantAt: ago(90), deletingAt: ago(1) }, sleepy, autodelete],
  ["it sleeps and its time is to come", { ...stopped, dormantAt: ago(90), deletingAt: ago(-1) }, sleepy, null],
])("%s", (_, workspace, template, build, fallsAsleep = false) =>
  expect(planDue(workspace, template, now)).toEqual({ build, fallsAsleep }),
);

test("a dormant workspace is deleted so long after, or never", () => {
  expect(deletionOf(ago(60), { deleteDormantAfterSeconds: hour })).toEqual(now);
  expect(deletionOf(ago(60), never)).toBeNull();
});
