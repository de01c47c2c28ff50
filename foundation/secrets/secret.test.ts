import { expect, test } from "@jest/globals";
import { hashSecret, isHashOf, isWellFormed, newSecret } from "./secret.js";

test("a new secret is well formed, says what it opens, and is like no other", () => {
  const secrets = Array.from({ length: 100 }, () => newSecret("orgk"));
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) {
    expect(secret).toMatch(/^orgk_[0-9A-Za-z]{49}$/);
    expect(isWellFormed(secret)).toBe(true);
  }
});

test.each([
  ["one letter mistyped", (secret: string) => secret.slice(0, 9) + (secret[9] === "a" ? "b" : "a") + secret.slice(10)],
  ["the end cut off", (secret: string) => secret.slice(0, -1)],
  ["an unknown prefix", (secret: string) => secret.replace("orgp", "orgq")],
  ["nothing", () => ""],
])("is not well formed with %s", (_, spoil) => {
  expect(isWellFormed(spoil(newSecret("orgp")))).toBe(false);
});

test("the hash of a secret has 32 bytes and is the same every time", () => {
  const secret = newSecret("orgp");
  expect(hashSecret(secret)).toHaveLength(32);
  expect(hashSecret(secret)).toEqual(hashSecret(secret));
});

test("a secret is told from every other by its hash", () => {
  const secret = newSecret("orgk");
  expect(isHashOf(secret, hashSecret(secret))).toBe(true);
  expect(isHashOf(newSecret("orgk"), hashSecret(secret))).toBe(false);
  expect(isHashOf(secret, new Uint8Array(3))).toBe(false);
});
