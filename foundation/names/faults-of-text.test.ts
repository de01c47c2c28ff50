import { describe, expect, test } from "@jest/globals";
import { faultsOfText } from "./faults-of-text.js";

describe("faultsOfText", () => {
  const required = { path: ["input", "x"], atMost: 5, isRequired: true };
  const optional = { path: ["input", "x"], atMost: 5 };
  test.each([
    ["takes text", "hello", required, null],
    ["counts characters, not code units", "😀😀😀😀😀", required, null],
    ["does not judge what is left out", undefined, required, null],
    ["takes null where it may be empty", null, optional, null],
    ["takes the empty text where it may be empty", "", optional, null],
    ["refuses null where it may not", null, required, "cannot be empty"],
    ["refuses blanks where it may not be empty", " \n", required, "cannot be empty"],
    ["refuses what is too long", "hello!", optional, "longer than 5 characters"],
    ["refuses a NUL", "a\0b", optional, "NUL"],
    ["refuses half a character", "a\ud83d", optional, "half a character"],
  ])("%s", (_, text, rule, message) => {
    const faults = faultsOfText(text, rule);
    expect(faults).toHaveLength(message === null ? 0 : 1);
    if (message !== null) expect(faults[0]).toMatchObject({ code: "INVALID", path: ["input", "x"] });
    if (message !== null) expect(faults[0]?.message).toContain(message);
  });
});
