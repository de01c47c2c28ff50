import { expect, test } from "@jest/globals";
import { greatestStateBytes, readReportedState } from "./fault-of-state.js";

test.each([
  ["nothing", null, null],
  ["left out", undefined, null],
  ["base 64", "aGVsbG8=", "hello"],
])("%s is read", (_, text, state) => {
  const read = readReportedState(text);
  expect("state" in read && read.state && Buffer.from(read.state).toString()).toBe(state);
});

test("the greatest state is read, and 50 MB are refused with the limit", () => {
  const greatest = Buffer.alloc(greatestStateBytes).toString("base64");
  expect(readReportedState(greatest)).toHaveProperty("state.length", greatestStateBytes);
  expect(readReportedState(Buffer.alloc(50 * 1024 * 1024).toString("base64"))).toEqual({
    fault: {
      code: "LIMIT_EXCEEDED",
      path: ["input", "state"],
      message: expect.stringContaining("The state has 50.0 MiB, and 16.0 MiB are kept."),
    },
  });
});

test("what is no base 64 is refused", () => {
  expect(readReportedState("?")).toMatchObject({ fault: { code: "INVALID", path: ["input", "state"] } });
});
