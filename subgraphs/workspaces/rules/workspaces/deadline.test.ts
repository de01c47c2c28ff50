import { expect, test } from "@jest/globals";
import { deadlineOf } from "./deadline.js";

const at = new Date("2026-11-24T08:00:00.000Z");

test.each([
  ["its own time to live counts", { transition: "START", ttlSeconds: 60, defaultTtlSeconds: 3600 }, "08:01:00"],
  ["else the template's", { transition: "START", ttlSeconds: null, defaultTtlSeconds: 3600 }, "09:00:00"],
  ["its own 0 is never", { transition: "START", ttlSeconds: 0, defaultTtlSeconds: 3600 }, null],
  ["neither is never", { transition: "START", ttlSeconds: null, defaultTtlSeconds: 0 }, null],
  ["what is stopped has none", { transition: "STOP", ttlSeconds: 60, defaultTtlSeconds: 3600 }, null],
  [
    "its own does not count where owners may not say",
    { transition: "START", ttlSeconds: 60, defaultTtlSeconds: 3600, allowUserAutostop: false },
    "09:00:00",
  ],
] as const)("%s", (_, built, expected) =>
  expect(deadlineOf({ allowUserAutostop: true, ...built, at })?.toISOString() ?? null).toBe(
    expected && `2026-11-24T${expected}.000Z`,
  ),
);
