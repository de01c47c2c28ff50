import { expect, test } from "@jest/globals";
import { defaultLimits } from "../../testing/default-limits.js";
import { createTestClock } from "../../test/kit/test-clock.js";
import { createLimits } from "../limits/limits.js";
import { persistedOperations, trustedWithin } from "./persisted-operations.js";
import { readTrustedOperations } from "./trusted-operations.js";

test("a text that nobody trusts is as little accepted as one that is too much", () => {
  const trusted = readTrustedOperations(JSON.stringify({ deep: "{ a { b } }", flat: "{ a }" }));
  const persisted = persistedOperations({ accepted: "trusted", trusted });
  const { checkText } = trustedWithin(createLimits({ ...defaultLimits, depth: 1 }, createTestClock()), persisted);
  const refusedFor = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });
  expect(() => checkText("{ a }")).not.toThrow();
  expect(() => checkText("{ b }")).toThrow(refusedFor("OPERATION_NOT_TRUSTED"));
  expect(() => checkText("{ a { b } }")).toThrow(refusedFor("LIMIT_EXCEEDED"));
});
