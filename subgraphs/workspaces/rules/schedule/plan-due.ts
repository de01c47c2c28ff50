import type { Status, Transition } from "../workspaces/workspace-status.js";

/** What the template says of times; in seconds, 0 for never. */
export interface TimesOfTemplate {
  allowUserAutostart: boolean;
  failureTtlSeconds: number;
  dormantAfterSeconds: number;
  deleteDormantAfterSeconds: number;
}

/** A workspace, as far as a schedule asks. */
export interface ScheduledWorkspace {
  status: Status;
  latestBuild: { transition: Transition; createdAt: Date };
  nextStartAt: Date | null;
  stopAt: Date | null;
  failedAt: Date | null;
  dormantAt: Date | null;
  deletingAt: Date | null;
  lastUsedAt: Date;
  /** Active, and a member still. */
  isOwnerActive: boolean;
}

export interface DueBuild {
  transition: Transition;
  reason: "AUTOSTART" | "AUTOSTOP" | "DORMANCY" | "AUTODELETE";
}

/** What is to be done with a workspace now: a build or none, and whether it is set aside. */
export interface DuePlan {
  build: DueBuild | null;
  fallsAsleep: boolean;
}

const settled: readonly Status[] = ["RUNNING", "STOPPED", "FAILED", "CANCELED"];
const isPast = (time: Date | null, now: Date): boolean => time !== null && time <= now;
const after = (time: Date, seconds: number): Date => new Date(time.getTime() + seconds * 1000);

/** When a dormant workspace is deleted; null for never. */
export const deletionOf = (dormantAt: Date, template: Pick<TimesOfTemplate, "deleteDormantAfterSeconds">) =>
  template.deleteDormantAfterSeconds === 0 ? null : after(dormantAt, template.deleteDormantAfterSeconds);

/** Something of it may stand that a stop would take down. */
const mayStand = ({ status, latestBuild }: ScheduledWorkspace): boolean =>
  status === "RUNNING" || (status !== "STOPPED" && latestBuild.transition === "START");

/** A start that came due while it was stopped; what a person did after that moment stands. */
const isStartDue = (workspace: ScheduledWorkspace, now: Date): boolean =>
  workspace.status === "STOPPED" &&
  workspace.isOwnerActive &&
  isPast(workspace.nextStartAt, now) &&
  workspace.nextStartAt !== null &&
  workspace.latestBuild.createdAt < workspace.nextStartAt;

const hasFailedLong = ({ failedAt }: ScheduledWorkspace, { failureTtlSeconds }: TimesOfTemplate, now: Date) =>
  failureTtlSeconds > 0 && failedAt !== null && after(failedAt, failureTtlSeconds) <= now;

function planAwake(workspace: ScheduledWorkspace, template: TimesOfTemplate, now: Date): DuePlan {
  const { dormantAfterSeconds, allowUserAutostart } = template;
  if (workspace.status === "RUNNING" && isPast(workspace.stopAt, now)) return build("STOP", "AUTOSTOP");
  if (workspace.latestBuild.transition !== "DELETE" && hasFailedLong(workspace, template, now)) {
    return build("STOP", "AUTOSTOP");
  }
  if (dormantAfterSeconds > 0 && after(workspace.lastUsedAt, dormantAfterSeconds) <= now) {
    return { build: mayStand(workspace) ? { transition: "STOP", reason: "DORMANCY" } : null, fallsAsleep: true };
  }
  return allowUserAutostart && isStartDue(workspace, now) ? build("START", "AUTOSTART") : nothing;
}

const nothing: DuePlan = { build: null, fallsAsleep: false };
const build = (transition: Transition, reason: DueBuild["reason"]): DuePlan => ({
  build: { transition, reason },
  fallsAsleep: false,
});

/**
 * What is due for a workspace, one thing at a time, the first that applies: what runs past its deadline is stopped, and what
 * failed long ago; what was unused for long is stopped and set aside; what a schedule wants is started. What is set aside is
 * stopped, and later deleted. Nothing happens while a build is under way.
 */
export function planDue(workspace: ScheduledWorkspace, template: TimesOfTemplate, now: Date): DuePlan {
  if (!settled.includes(workspace.status)) return nothing;
  if (workspace.dormantAt === null) return planAwake(workspace, template, now);
  if (workspace.status === "RUNNING") return build("STOP", "DORMANCY");
  return isPast(workspace.deletingAt, now) ? build("DELETE", "AUTODELETE") : nothing;
}
