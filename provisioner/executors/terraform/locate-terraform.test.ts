import { expect, test } from "@jest/globals";
import { isRecentEnough } from "./locate-terraform.js";

test.each([
  ["0.15.5", false],
  ["1.3.9", false],
  ["1.4.0", true],
  ["1.4.0-beta1", true],
  ["1.11.4", true],
  ["2.0.0", true],
])("%s: %s", (version, expected) => expect(isRecentEnough(version)).toBe(expected));
