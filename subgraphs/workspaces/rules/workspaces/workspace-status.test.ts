import { expect, test } from "@jest/globals";
import { isUnderWay, workspaceStatus, type BuildState, type Status } from "./workspace-status.js";

const rows: [string, BuildState, Status][] = [
  ["a start that waits", { transition: "START", status: "PENDING" }, "PENDING"],
  ["a start under way", { transition: "START", status: "RUNNING" }, "STARTING"],
  ["a start that is done", { transition: "START", status: "SUCCEEDED" }, "RUNNING"],
  ["a start being canceled", { transition: "START", status: "CANCELING" }, "CANCELING"],
  ["a canceled start", { transition: "START", status: "CANCELED" }, "CANCELED"],
  ["a failed start", { transition: "START", status: "FAILED" }, "FAILED"],
  ["a stop that waits", { transition: "STOP", status: "PENDING" }, "PENDING"],
  ["a stop under way", { transition: "STOP", status: "RUNNING" }, "STOPPING"],
  ["a stop that is done", { transition: "STOP", status: "SUCCEEDED" }, "STOPPED"],
  ["a stop being canceled", { transition: "STOP", status: "CANCELING" }, "CANCELING"],
  ["a canceled stop", { transition: "STOP", status: "CANCELED" }, "CANCELED"],
  ["a failed stop", { transition: "STOP", status: "FAILED" }, "FAILED"],
  ["a deletion that waits", { transition: "DELETE", status: "PENDING" }, "PENDING"],
  ["a deletion under way", { transition: "DELETE", status: "RUNNING" }, "DELETING"],
  ["a deletion that is done", { transition: "DELETE", status: "SUCCEEDED" }, "DELETED"],
  ["a deletion being canceled", { transition: "DELETE", status: "CANCELING" }, "CANCELING"],
  ["a canceled deletion", { transition: "DELETE", status: "CANCELED" }, "CANCELED"],
  ["a failed deletion", { transition: "DELETE", status: "FAILED" }, "FAILED"],
];

test.each(rows)("%s", (_, state, status) => expect(workspaceStatus(state)).toBe(status));

test.each([
  ["PENDING", true],
  ["RUNNING", true],
  ["CANCELING", true],
  ["SUCCEEDED", false],
  ["CANCELED", false],
  ["FAILED", false],
] as const)("a job %s is under way: %s", (status, expected) => expect(isUnderWay(status)).toBe(expected));
