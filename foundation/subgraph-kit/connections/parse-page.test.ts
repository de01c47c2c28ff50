import { expect, test } from "@jest/globals";
import { GraphQLError } from "graphql";
import { encodeCursor } from "./cursor.js";
import { parsePage, type PageArguments } from "./parse-page.js";

const id = "0190a5c1-7d2e-7abc-8def-0123456789ab";

test.each<[string, PageArguments, object]>([
  ["nothing: the first 50", {}, { size: 50, fromEnd: false, afterId: null, beforeId: null }],
  ["first", { first: 100 }, { size: 100, fromEnd: false }],
  ["last", { last: 1 }, { size: 1, fromEnd: true }],
  ["a cursor after", { after: encodeCursor("groups", id) }, { afterId: id }],
  ["a cursor before", { last: 3, before: encodeCursor("groups", id) }, { beforeId: id, fromEnd: true }],
])("reads %s", (_, page, expected) => {
  expect(parsePage("groups", page)).toMatchObject(expected);
});

test.each<[string, PageArguments, string]>([
  ["first: 0", { first: 0 }, "first"],
  ["first: -1", { first: -1 }, "first"],
  ["first: 101", { first: 101 }, "first"],
  ["last: 0", { last: 0 }, "last"],
  ["first and last", { first: 1, last: 1 }, "last"],
  ["a cursor that is garbage", { after: "garbage" }, "after"],
  ["a cursor of another list", { after: encodeCursor("members", id) }, "after"],
  ["an empty cursor", { before: "" }, "before"],
])("refuses %s and names the argument", (_, page, argument) => {
  const refusal = (): unknown => {
    try {
      return parsePage("groups", page);
    } catch (error) {
      return error;
    }
  };
  const error = refusal() as GraphQLError;
  expect(error).toBeInstanceOf(GraphQLError);
  expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  expect(error.message.startsWith(`${argument}: `)).toBe(true);
});
