import { expect, test } from "@jest/globals";
import { RecentMap } from "./recent-map.js";

const upTo = (count: number) => {
  const map = new RecentMap<number, string>(3);
  for (let key = 1; key <= count; key += 1) map.set(key, String(key));
  return map;
};
const known = (map: RecentMap<number, string>) => [1, 2, 3, 4, 5, 6, 7].filter((key) => map.get(key) === String(key));

test.each([
  [3, [1, 2, 3]],
  [6, [1, 2, 3, 4, 5, 6]],
  [7, [4, 5, 6, 7]],
])("after %i the last ones are known", (count, expected) => expect(known(upTo(count))).toEqual(expected));

test("what is put in anew counts from then on", () => {
  const map = upTo(4);
  map.set(1, "one");
  expect(map.get(1)).toBe("one");
  map.set(5, "5");
  map.set(6, "6");
  expect(map.get(1)).toBe("one");
  expect(map.get(2)).toBeUndefined();
});

test("is taken out by key, and by what it is, however old", () => {
  const map = upTo(5);
  map.delete(1);
  map.delete(5);
  map.remove((value, key) => value === "2" || key === 4);
  expect(known(map)).toEqual([3]);
});
