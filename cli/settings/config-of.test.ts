import { expect, test } from "@jest/globals";
import { configOf } from "./config-of.js";

const here = { url: "http://127.0.0.1:4000/graphql", token: "orgp_x", username: "ada" };

test("a config file is what was written", () => {
  const config = {
    current: "here",
    contexts: { here, there: { url: "https://there.example", organization: "raptix" } },
  };
  expect(configOf(config)).toEqual(config);
});

test.each<[unknown, string]>([
  [[], "it is no object"],
  [{ current: 1, contexts: {} }, "current is neither a name nor null"],
  [{ current: null }, "contexts is no object"],
  [{ current: null, contexts: {}, x: 1 }, "x is no setting"],
  [{ current: null, contexts: { here: null } }, "contexts.here is no object"],
  [{ current: null, contexts: { here: { ...here, tokn: "x" } } }, "contexts.here.tokn is no setting"],
  [{ current: null, contexts: { here: { ...here, token: 1 } } }, "contexts.here.token is no text"],
  [{ current: null, contexts: { here: {} } }, "contexts.here.url is no http:// or https:// address"],
  [{ current: null, contexts: { here: { url: "file:///x" } } }, "contexts.here.url is no http:// or https:// address"],
])("%j: %s", (value, sentence) => {
  expect(() => configOf(value)).toThrow(sentence);
});
