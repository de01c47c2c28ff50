import { expect, test } from "@jest/globals";
import { isWithinQuota } from "./decide-quota.js";

test.each([
  ["fits below the allowance", { cost: 3, committed: 0, elsewhere: 5, allowance: 10 }, true],
  ["fits exactly", { cost: 5, committed: 0, elsewhere: 5, allowance: 10 }, true],
  ["is refused one above", { cost: 6, committed: 0, elsewhere: 5, allowance: 10 }, false],
  ["costs nothing, with no allowance at all", { cost: 0, committed: 0, elsewhere: 50, allowance: 0 }, true],
  ["stays as dear as it was, above the allowance", { cost: 9, committed: 9, elsewhere: 5, allowance: 10 }, true],
  ["becomes cheaper, above the allowance", { cost: 8, committed: 9, elsewhere: 5, allowance: 10 }, true],
  ["becomes dearer, above the allowance", { cost: 10, committed: 9, elsewhere: 5, allowance: 10 }, false],
])("a build that %s", (_, question, expected) => expect(isWithinQuota(question)).toBe(expected));
