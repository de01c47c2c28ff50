import { expect, test } from "@jest/globals";
import { backoffMs } from "./backoff-ms.js";

test.each([
  ["begins with a quarter of a second at least", 0, 0, 250],
  ["and with half a second at most", 0, 1, 500],
  ["doubles", 3, 1, 4_000],
  ["ends at half a minute", 50, 1, 30_000],
  ["of which half is left to chance", 50, 0, 15_000],
])("%s", (_, attempt, chance, expected) => expect(backoffMs(attempt, chance)).toBe(expected));
