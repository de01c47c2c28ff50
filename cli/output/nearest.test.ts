import { expect, test } from "@jest/globals";
import { nearest, nearestNames } from "./nearest.js";

const names = ["raptix", "megaco", "ml-platform", "Everyone"];

test.each<[string, string, string[]]>([
  ["a letter is missing", "raptx", ["raptix"]],
  ["a letter is another", "megaca", ["megaco"]],
  ["letters are in another order", "rapitx", ["raptix"]],
  ["capitals differ", "everyone", ["Everyone"]],
  ["it is the beginning", "ml", ["ml-platform"]],
  ["nothing comes close", "kubernetes", []],
  ["one letter is not enough to go by", "z", []],
])("%s", (_, meant, expected) => expect(nearestNames(meant, names)).toEqual(expected));

test("the likeliest comes first, and three at most", () =>
  expect(nearestNames("team-a", ["team-d", "team-c", "team-b", "team-aa", "teams"])).toEqual([
    "team-aa",
    "team-b",
    "team-c",
  ]));

test("as the end of a sentence", () => {
  expect(nearest("raptx", names)).toBe(" Did you mean raptix?");
  expect(nearest("team-a", ["team-b", "team-c"])).toBe(" Did you mean team-b or team-c?");
  expect(nearest("zzz", names)).toBe("");
});
