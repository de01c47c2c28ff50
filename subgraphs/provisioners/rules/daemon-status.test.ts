import { expect, test } from "@jest/globals";
import { daemonStatus } from "./daemon-status.js";

const now = new Date("2026-11-24T08:00:00.000Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  ["seen just now, without a job", { isUnregistered: false, lastSeenAt: now, isAtWork: false }, "IDLE"],
  ["seen just now, with a job", { isUnregistered: false, lastSeenAt: now, isAtWork: true }, "BUSY"],
  ["seen 89 seconds ago", { isUnregistered: false, lastSeenAt: ago(89), isAtWork: false }, "IDLE"],
  ["not seen for 90 seconds", { isUnregistered: false, lastSeenAt: ago(90), isAtWork: false }, "OFFLINE"],
  ["silent with a job", { isUnregistered: false, lastSeenAt: ago(91), isAtWork: true }, "OFFLINE"],
  ["said good-bye", { isUnregistered: true, lastSeenAt: now, isAtWork: false }, "OFFLINE"],
])("%s", (_, signs, status) => expect(daemonStatus(signs, now)).toBe(status));
