import { expect, test } from "@jest/globals";
import { faultsOfWorkspace, type WorkspaceChange } from "./faults-of-workspace.js";

test.each<[string, WorkspaceChange]>([
  ["nothing", {}],
  ["a name", { name: "dev" }],
  ["no time to live of its own", { ttlSeconds: null }],
  ["no time to live at all", { ttlSeconds: 0 }],
  ["a minute", { ttlSeconds: 60 }],
  ["30 days", { ttlSeconds: 2_592_000 }],
  ["no schedule", { autostartSchedule: null }],
  ["a schedule", { autostartSchedule: "30 7 * * 1-5" }],
])("%s will do", (_, change) => expect(faultsOfWorkspace(change)).toEqual([]));

test.each<[string, WorkspaceChange, string]>([
  ["no name", { name: null }, "name"],
  ["a malformed name", { name: "My Workspace" }, "name"],
  ["59 seconds", { ttlSeconds: 59 }, "ttlSeconds"],
  ["a negative time", { ttlSeconds: -1 }, "ttlSeconds"],
  ["more than 30 days", { ttlSeconds: 2_592_001 }, "ttlSeconds"],
  ["a schedule that means nothing", { autostartSchedule: "at nine" }, "autostartSchedule"],
  ["no answer about updates", { automaticUpdates: null }, "automaticUpdates"],
])("%s is refused", (_, change, field) =>
  expect(faultsOfWorkspace(change)).toMatchObject([{ code: "INVALID", path: ["input", field] }]),
);
