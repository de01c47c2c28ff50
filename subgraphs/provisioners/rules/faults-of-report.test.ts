import { expect, test } from "@jest/globals";
import { faultsOfReport } from "./faults-of-report.js";

test.each([
  ["no lines at all", { firstSequence: null, count: 0 }, 7],
  ["the first lines", { firstSequence: 1, count: 2 }, 0],
  ["the next lines", { firstSequence: 8, count: 1000 }, 7],
  ["lines that are known", { firstSequence: 1, count: 7 }, 7],
])("%s are accepted", (_, lines, last) => expect(faultsOfReport(lines, last)).toEqual([]));

test.each([
  ["no sequence", { firstSequence: null, count: 1 }, "INVALID", /need the sequence/],
  ["sequence 0", { firstSequence: 0, count: 1 }, "INVALID", /count from 1/],
  ["a gap", { firstSequence: 9, count: 1 }, "INVALID", /the next is 8/],
  ["too many lines", { firstSequence: 8, count: 1001 }, "LIMIT_EXCEEDED", /at most 1000/],
])("%s is refused", (_, lines, code, sentence) => {
  expect(faultsOfReport(lines, 7)).toMatchObject([{ code, message: expect.stringMatching(sentence) }]);
});
