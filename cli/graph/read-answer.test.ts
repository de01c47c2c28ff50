import { describe, expect, test } from "@jest/globals";
import { EndpointFault, NotSignedIn } from "./graph-faults.js";
import { readAnswer } from "./read-answer.js";

const read = (body: unknown) =>
  readAnswer("http://x/graphql", 200, typeof body === "string" ? body : JSON.stringify(body));

test("an answer is data, and what is missing in it", () => {
  const errors = [{ message: "No.", path: ["a", 0], extensions: { code: "FORBIDDEN", more: 1 }, locations: [] }];
  expect(read({ data: { a: null }, errors, extensions: {} })).toEqual({
    data: { a: null },
    problems: [{ message: "No.", path: ["a", 0], code: "FORBIDDEN" }],
  });
  expect(read({ errors: [{ message: "No." }] })).toEqual({ data: null, problems: [{ message: "No." }] });
});

test("whoever is not known is told so", () => {
  expect(() => read({ errors: [{ message: "Who?", extensions: { code: "UNAUTHENTICATED" } }] })).toThrow(NotSignedIn);
});

describe("no graph answers", () => {
  test.each<[unknown]>([
    ["<html>"],
    [[]],
    [{}],
    [{ data: [] }],
    [{ errors: [] }],
    [{ errors: ["No."] }],
    [{ errors: [{ message: 1 }] }],
    [{ errors: [{ message: "No.", path: [{}] }] }],
    [{ errors: [{ message: "No.", extensions: { code: 1 } }] }],
  ])("%j", (body) => {
    expect(() => read(body)).toThrow(EndpointFault);
  });
});
