import { expect, test } from "@jest/globals";
import { GraphAway, GraphRefusal, KeyRefused } from "./graph-errors.js";
import { readAnswer } from "./read-answer.js";

const error = (code: string) => ({ data: { f: null }, errors: [{ message: "no", extensions: { code } }] });
const refused = { data: { f: { userErrors: [{ code: "INVALID", message: "no" }] } } };

test("the payload of an answer", () =>
  expect(readAnswer("f", 200, '{"data":{"f":{"id":"1","userErrors":[]}}}')).toMatchObject({ id: "1" }));

test.each<[string, number, unknown, abstract new (...args: never[]) => Error]>([
  ["a failing server", 503, "<html>", GraphAway],
  ["a server that is asked too much", 429, {}, GraphAway],
  ["an error that passes", 200, error("UNAVAILABLE"), GraphAway],
  ["a fault of the server", 200, error("INTERNAL_SERVER_ERROR"), GraphAway],
  ["a key that is not known", 401, error("UNAUTHENTICATED"), KeyRefused],
  ["the same without its status", 200, error("UNAUTHENTICATED"), KeyRefused],
  ["the same without its code", 401, "no", KeyRefused],
  ["a permission that is not there", 200, error("FORBIDDEN"), GraphRefusal],
  ["a refusal as data", 200, refused, GraphRefusal],
  ["another address", 404, "<html>", GraphRefusal],
  ["a redirection", 301, "", GraphRefusal],
  ["an answer without the payload", 200, { data: { f: null } }, GraphRefusal],
])("%s", (_, status, body, expected) =>
  expect(() => readAnswer("f", status, typeof body === "string" ? body : JSON.stringify(body))).toThrow(expected),
);

test("a refusal as data keeps its code and sentence", () =>
  expect(() => readAnswer("f", 200, JSON.stringify(refused))).toThrow(new GraphRefusal("INVALID", "no")));
