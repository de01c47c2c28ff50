import { expect, test } from "@jest/globals";
import { planKey, type KeyRequest } from "./plan-key.js";

const now = new Date("2026-11-24T08:00:00.000Z");

test("a key's name is kept in lower case, and what is left out is nothing", () => {
  expect(planKey({ name: "EU-Cluster" }, now)).toEqual({
    plan: { name: "eu-cluster", tags: {}, expiresAt: null, manifestLabel: null },
  });
});

test.each<[string, KeyRequest, string, RegExp]>([
  ["no name", { name: " " }, "name", /cannot be empty/],
  ["a name of 65 characters", { name: "x".repeat(65) }, "name", /longer than 64/],
  ["a name with a NUL", { name: "a\0" }, "name", /NUL/],
  ["tags that are no map", { name: "a", tags: ["eu"] }, "tags", /a map of names to text/],
  ["a tag that is no text", { name: "a", tags: { gpu: true } }, "tags", /"gpu" is no text/],
  ["an end that has passed", { name: "a", expiresAt: now }, "expiresAt", /in the past/],
])("%s is refused", (_, request, field, sentence) => {
  expect(planKey(request, now)).toEqual({
    faults: [{ code: "INVALID", path: ["input", field], message: expect.stringMatching(sentence) }],
  });
});

test("all faults are told at once", () => {
  const planned = planKey({ name: "", tags: 1, expiresAt: now }, now);
  expect("faults" in planned && planned.faults.map(({ path }) => path?.[1])).toEqual(["name", "tags", "expiresAt"]);
});
