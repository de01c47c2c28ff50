import { expect, test } from "@jest/globals";
import { decodeId, decodeIdOf, encodeId } from "./global-id.js";
import { newId } from "./new-id.js";
import { prefixes, type NodeType } from "./prefixes.js";
import { readId } from "./read-id.js";

test.each(Object.entries(prefixes))("an id of %s begins with %s, and comes back", (type, prefix) => {
  const id = newId();
  const globalId = encodeId(type as NodeType, id);
  expect(globalId.startsWith(`${prefix}_`)).toBe(true);
  expect(decodeId(globalId)).toEqual({ type, id });
});

test("no two types share a prefix", () => {
  expect(new Set(Object.values(prefixes)).size).toBe(Object.keys(prefixes).length);
});

test("later ids are greater", () => {
  const ids = Array.from({ length: 1000 }, () => newId());
  expect([...ids].sort()).toEqual(ids);
});

test.each(["", "garbage", "org_", "org_x", "xyz_01h2xcejqtf2nbrexx3vqjhp41", "org_01h2xcejqtf2nbrexx3vqjhp4", "org"])(
  "%j is no global id",
  (text) => {
    expect(decodeId(text)).toBeNull();
  },
);

test("an id of another type is none of this one", () => {
  const id = encodeId("User", newId());
  expect(decodeIdOf("Organization", id)).toBeNull();
  expect(() => readId("Organization", id, "input.id")).toThrow(
    "input.id: This is the id of a User. It takes the id of an Organization.",
  );
  expect(() => readId("Organization", "x", "input.id")).toThrow("input.id: This is no global id.");
});
