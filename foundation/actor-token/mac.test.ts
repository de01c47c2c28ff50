import { createHmac, createSecretKey } from "node:crypto";
import { expect, test } from "@jest/globals";
import { macBy } from "./mac.js";

test.each([
  ["a short key", 43, 100],
  ["a key as long as a block", 64, 1],
  ["a longer key", 65, 64],
  ["a text that fits just so", 44, 16_384],
  ["a longer text", 44, 16_385],
  ["nothing", 44, 0],
])("is what Node makes it: %s", (_, keyLength, textLength) => {
  const secret = createSecretKey("k".repeat(keyLength), "utf8");
  const mac = macBy(secret);
  const texts = ["x".repeat(textLength), "y".repeat(textLength), "x".repeat(textLength)];
  const expected = texts.map((text) => createHmac("sha256", secret).update(text).digest("base64url"));
  expect(texts.map(mac)).toEqual(expected);
});
