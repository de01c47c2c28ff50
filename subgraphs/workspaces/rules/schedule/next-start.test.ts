import { expect, test } from "@jest/globals";
import { nextStartOf } from "./next-start.js";

const next = (schedule: string | null, after: string) => nextStartOf(schedule, new Date(after))?.toISOString() ?? null;

test.each([
  ["no schedule never comes", null, "2026-11-25T08:00:00.000Z", null],
  ["UTC where no zone is named", "30 9 * * *", "2026-11-25T08:00:00.000Z", "2026-11-25T09:30:00.000Z"],
  ["its own zone", "CRON_TZ=Europe/Berlin 30 9 * * *", "2026-11-25T08:00:00.000Z", "2026-11-25T08:30:00.000Z"],
  [
    "the same hour in summer",
    "CRON_TZ=Europe/Berlin 30 9 * * *",
    "2026-07-01T00:00:00.000Z",
    "2026-07-01T07:30:00.000Z",
  ],
  ["after it, never at it", "0 8 * * *", "2026-11-25T08:00:00.000Z", "2026-11-26T08:00:00.000Z"],
  ["working days by name", "0 7 * * MON-FRI", "2026-11-27T08:00:00.000Z", "2026-11-30T07:00:00.000Z"],
  ["Sunday is 0 and 7", "0 7 * * 7", "2026-11-25T08:00:00.000Z", "2026-11-29T07:00:00.000Z"],
  [
    "an hour that spring leaves out",
    "CRON_TZ=Europe/Berlin 30 2 * * *",
    "2027-03-28T00:00:00.000Z",
    "2027-03-28T01:30:00.000Z",
  ],
  ["every leap day", "0 0 29 2 *", "2026-11-25T08:00:00.000Z", "2028-02-29T00:00:00.000Z"],
])("%s", (_, schedule, after, expected) => expect(next(schedule, after)).toBe(expected));

test("a day that no calendar has never comes", () =>
  expect(() => next("0 0 31 2 *", "2026-11-25T08:00:00Z")).toThrow());
