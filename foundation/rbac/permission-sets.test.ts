import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { noPermissions, permissionSet, unionOf } from "./permission-sets.js";
import { allPermissions } from "./permissions.js";

const some = fc.subarray(allPermissions);
const shuffled = some.chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));

test("the same permissions are the same set, in whatever order and how often they are given", () =>
  fc.assert(
    fc.property(shuffled, (list) => {
      const set = permissionSet(list);
      expect([...set].sort()).toEqual([...list].sort());
      expect(permissionSet([...list, ...list].reverse())).toBe(set);
    }),
  ));

test("a union is the set of both, however often it was asked for", () =>
  fc.assert(
    fc.property(some, some, (one, other) => {
      const union = permissionSet([...one, ...other]);
      expect(unionOf(permissionSet(one), permissionSet(other))).toBe(union);
      expect(unionOf(permissionSet(other), permissionSet(one))).toBe(union);
    }),
  ));

test("no permissions are one set", () => {
  expect(permissionSet([])).toBe(noPermissions);
  expect(noPermissions.size).toBe(0);
});
