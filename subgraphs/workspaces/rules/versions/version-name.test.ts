import { expect, test } from "@jest/globals";
import { faultsOfVersionName, generatedVersionName } from "./version-name.js";

test.each(["1", "v1.2.3", "2026-11-24_a", "a".repeat(64)])("%s is a name", (name) =>
  expect(faultsOfVersionName(name)).toEqual([]),
);

test.each(["", " ", "v 1", "-v1", "v1.", "v1..2", "ü", "a/b", "a\0", "a".repeat(65)])("%j is none", (name) =>
  expect(faultsOfVersionName(name)).toMatchObject([{ code: "INVALID", path: ["input", "name"] }]),
);

test("a generated name is a name", () => {
  const name = generatedVersionName(new Date("2026-11-24T08:00:00Z"), "019ab2c3-0000-7000-8000-00012345abcd");
  expect(name).toBe("2026-11-24-2345abcd");
  expect(faultsOfVersionName(name)).toEqual([]);
});
