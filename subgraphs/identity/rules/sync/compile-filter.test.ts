import { expect, test } from "@jest/globals";
import { compileFilter } from "./compile-filter.js";

test.each([
  ["no filter passes all", null, "anything", true],
  ["an empty pattern passes all", "", "anything", true],
  ["a pattern is not anchored", "eng", "cn=engineering", true],
  ["unless it says so", "^eng$", "cn=eng", false],
  ["letter case counts", "eng", "ENG", false],
  ["unless it says so, as RE2 writes it", "(?i)eng", "ENG", true],
])("%s", (_, pattern, value, passes) => {
  expect(compileFilter(pattern).passes?.(value)).toBe(passes);
});

test.each(["(", "a(?=b)", "(a)\\1", "[z-a]"])(
  "%s is refused, with a reason: RE2 looks neither ahead nor back",
  (pattern) => {
    expect(compileFilter(pattern)).toEqual({ passes: null, reason: expect.stringMatching(/\S/) });
  },
);

test("a pattern that takes others an eternity takes no time", () => {
  const started = performance.now();
  expect(compileFilter("^(a+)+$").passes?.(`${"a".repeat(20_000)}!`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});
