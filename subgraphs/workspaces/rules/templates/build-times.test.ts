import { expect, test } from "@jest/globals";
import { buildTimesOf, type TimedBuild } from "./build-times.js";

const starts = (...seconds: number[]): TimedBuild[] => seconds.map((each) => ({ transition: "START", seconds: each }));
const none = { startP50: null, startP95: null, stopP50: null, stopP95: null };

test.each<[string, TimedBuild[], ReturnType<typeof buildTimesOf>]>([
  ["no build has no times", [], null],
  ["one start", starts(4), { ...none, startP50: 4, startP95: 4 }],
  ["two starts: the median is the lesser", starts(9, 4), { ...none, startP50: 4, startP95: 9 }],
  ["one stop", [{ transition: "STOP", seconds: 2 }], { ...none, stopP50: 2, stopP95: 2 }],
  ["deletions do not count", [{ transition: "DELETE", seconds: 2 }], null],
  [
    "a hundred starts",
    starts(...Array.from({ length: 100 }, (_, index) => index + 1)),
    { ...none, startP50: 50, startP95: 95 },
  ],
])("%s", (_, builds, expected) => expect(buildTimesOf(builds)).toEqual(expected));
