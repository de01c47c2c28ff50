import { expect, test } from "@jest/globals";
import { faultOfSchedule } from "./fault-of-schedule.js";

test.each([
  "30 7 * * 1-5",
  "CRON_TZ=Europe/Berlin 30 7 * * 1-5",
  "CRON_TZ=UTC 0 0 * * *",
  "0 9 * * MON,WED,FRI",
  "0 9 * * mon-fri",
  "*/15 8-18/2 1 1,6 7",
  "  0   9 * * *  ",
])("%s is a schedule", (schedule) => expect(faultOfSchedule(schedule)).toBeNull());

test.each([
  ["", /five fields/],
  ["at nine", /five fields/],
  ["0 9 * *", /five fields/],
  ["0 0 9 * * *", /five fields/],
  ["60 9 * * *", /minute takes numbers from 0 to 59/],
  ["0 24 * * *", /hour/],
  ["0 9 0 * *", /day of month/],
  ["0 9 * 13 *", /month/],
  ["0 9 * * 8", /day of week/],
  ["0 9 * * 5-1", /day of week/],
  ["0 9 * * 1-2-3", /day of week/],
  ["0 9 * * 1,", /day of week/],
  ["*/0 9 * * *", /minute/],
  ["0 9 31 2 *", /never comes round/],
  ["0 9 31 4,6 *", /never comes round/],
  ["-5 9 * * *", /minute/],
  ["CRON_TZ=Mars/Base 0 9 * * *", /no time zone/],
  [`0${",0".repeat(200)} 9 * * *`, /at most 255 characters/],
  ["CRON_TZ= 0 9 * * *", /no time zone/],
])("%j is none", (schedule, sentence) => expect(faultOfSchedule(schedule)).toMatch(sentence));
