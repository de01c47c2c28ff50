import { expect, test } from "@jest/globals";
import { createRedactor } from "./redactor.js";

const pem = "-----BEGIN KEY-----\nMIIEvQ+/abc\n-----END KEY-----";

test.each<[string, unknown[], string, string]>([
  ["a secret, wherever it stands", ["hunter2"], "hunter2 (is hunter2)", "•••• (is ••••)"],
  ["every line of one that has several", [pem], "key: MIIEvQ+/abc", "key: ••••"],
  ["one as JSON writes it", ['a"b\\c'], String.raw`{"password":"a\"b\\c"}`, '{"password":"••••"}'],
  ["the longer of two whole", ["pass", "passphrase"], "passphrase pass", "•••• ••••"],
  ["texts in lists and maps", [{ a: ["deep-one"] }], "deep-one", "••••"],
  ["nothing short enough to be a word", ["a", "no", ""], "a no", "a no"],
  ["nothing that is no text", [null, 12345, true], "12345 true", "12345 true"],
])("conceals %s", (_, secrets, text, redacted) => expect(createRedactor(secrets).redact(text)).toBe(redacted));

test("learns more on the way", () => {
  const redactor = createRedactor(["first-secret"]);
  expect(redactor.redact("second-secret")).toBe("second-secret");
  redactor.conceal(["second-secret"]);
  expect(redactor.redact("first-secret second-secret")).toBe("•••• ••••");
});
