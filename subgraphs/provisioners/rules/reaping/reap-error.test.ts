import { expect, test } from "@jest/globals";
import { abandonedError, unservedError } from "./reap-error.js";

test("a hung job says what was waited for, and what is left", () => {
  expect(abandonedError("hung")).toEqual({
    error: expect.stringMatching(/did not report for 5 minutes.*state that was reported last is kept/),
    errorCode: "JOB_HUNG",
  });
});

test("an orphaned job says that its daemon is gone", () => {
  expect(abandonedError("orphaned")).toMatchObject({ errorCode: "JOB_ORPHANED" });
});

test.each([
  [30 * 60_000, "within 30 minutes (NO_MATCH). Start one."],
  [60_000, "within 1 minute (NO_MATCH). Start one."],
])("an unserved job says why nobody took it", (waitedMs, sentence) => {
  expect(unservedError(waitedMs, { verdict: "NO_MATCH", explanation: "Start one." })).toEqual({
    error: `No daemon took the job ${sentence}`,
    errorCode: "JOB_UNSERVED",
  });
});
