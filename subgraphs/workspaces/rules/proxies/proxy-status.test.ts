import { expect, test } from "@jest/globals";
import { proxyStatus } from "./proxy-status.js";

const now = new Date("2026-11-24T08:00:00.000Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  ["that never reported", { lastSeenAt: null, errors: [] }, "UNREGISTERED"],
  ["seen just now", { lastSeenAt: ago(0), errors: [] }, "HEALTHY"],
  ["seen 90 seconds ago", { lastSeenAt: ago(90), errors: [] }, "HEALTHY"],
  ["seen 91 seconds ago", { lastSeenAt: ago(91), errors: [] }, "UNREACHABLE"],
  ["with errors", { lastSeenAt: ago(1), errors: ["no route"] }, "UNHEALTHY"],
  ["with errors, long ago", { lastSeenAt: ago(91), errors: ["no route"] }, "UNREACHABLE"],
])("a proxy %s", (_, proxy, status) => expect(proxyStatus(proxy, now)).toBe(status));
