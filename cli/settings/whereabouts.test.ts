import { expect, test } from "@jest/globals";
import { readEnvironment } from "../configuration.js";
import { endpointOf, whereabouts } from "./whereabouts.js";

const config = {
  current: "one",
  contexts: {
    one: { url: "https://one.example/graphql", token: "t1", organization: "alpha" },
    two: { url: "https://two.example", token: "t2" },
  },
};

test.each<[string, object, Record<string, string>, object]>([
  ["the current context", {}, {}, { endpoint: "https://one.example/graphql", token: "t1", organization: "alpha" }],
  [
    "another by flag",
    { context: "two" },
    {},
    { endpoint: "https://two.example/graphql", token: "t2", organization: null },
  ],
  ["another by environment", {}, { ORGPLANE_CONTEXT: "two" }, { token: "t2" }],
  ["a flag beats the environment", { context: "one" }, { ORGPLANE_CONTEXT: "two" }, { token: "t1" }],
  ["a token of the environment beats the context's", {}, { ORGPLANE_TOKEN: "e" }, { token: "e", signedInBy: null }],
  ["an empty variable is none", {}, { ORGPLANE_TOKEN: "" }, { token: "t1" }],
  ["an address elsewhere has no token", { url: "https://evil.example" }, {}, { token: null, organization: null }],
  ["the same address, written otherwise", { url: "https://one.example" }, {}, { token: "t1" }],
  ["the same host with another path is elsewhere", { url: "https://one.example/other" }, {}, { token: null }],
  ["an organization by flag", { organization: "beta" }, { ORGPLANE_ORGANIZATION: "x" }, { organization: "beta" }],
])("%s", (_, flags, variables, expected) =>
  expect(whereabouts(flags, readEnvironment({ HOME: "/home/x", ...variables }), config)).toMatchObject(expected),
);

test("a context that there is not names the nearest", () =>
  expect(() => whereabouts({ context: "tow" }, readEnvironment({}), config)).toThrow(
    /no context "tow"\. Did you mean/,
  ));

test.each([
  ["http://127.0.0.1:4000", "http://127.0.0.1:4000/graphql"],
  ["https://x.example/api/graph", "https://x.example/api/graph"],
])("%s is %s", (text, expected) => expect(endpointOf(text)).toBe(expected));

test.each(["x.example", "ftp://x.example", ""])("%j is no address", (text) =>
  expect(() => endpointOf(text)).toThrow(/no address of a graph/),
);

test.each([
  ["XDG_CONFIG_HOME", { XDG_CONFIG_HOME: "/c", HOME: "/h" }, "/c/orgplane/config.json"],
  ["the home", { HOME: "/h" }, "/h/.config/orgplane/config.json"],
  [
    "the home, where XDG_CONFIG_HOME is relative and so invalid",
    { XDG_CONFIG_HOME: "c", HOME: "/h" },
    "/h/.config/orgplane/config.json",
  ],
])("the config file is below %s", (_, variables, expected) =>
  expect(readEnvironment(variables).configFile).toBe(expected),
);
