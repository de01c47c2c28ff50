import { expect, test } from "@jest/globals";
import { chooseVersion, type VersionQuestion } from "./choose-version.js";

const question: VersionQuestion = {
  requestedId: null,
  previousId: "previous",
  activeId: "active",
  requireActiveVersion: false,
  automaticUpdates: false,
  isAdministrator: false,
};

test.each<[string, Partial<VersionQuestion>, string]>([
  ["a new workspace takes the active one", { previousId: null }, "active"],
  ["a new workspace takes the one asked for", { previousId: null, requestedId: "other" }, "other"],
  ["a start keeps the previous one", {}, "previous"],
  ["a start takes the one asked for", { requestedId: "other" }, "other"],
  ["automatic updates take the active one", { automaticUpdates: true }, "active"],
  ["automatic updates yield to the one asked for", { automaticUpdates: true, requestedId: "other" }, "other"],
  ["the rule takes the active one", { requireActiveVersion: true }, "active"],
  ["the rule has nothing against asking for it", { requireActiveVersion: true, requestedId: "active" }, "active"],
  ["administrators keep the previous one", { requireActiveVersion: true, isAdministrator: true }, "previous"],
  ["administrators may ask", { requireActiveVersion: true, isAdministrator: true, requestedId: "other" }, "other"],
])("%s", (_, more, versionId) => expect(chooseVersion({ ...question, ...more })).toEqual({ versionId }));

test("the rule refuses another one", () =>
  expect(chooseVersion({ ...question, requireActiveVersion: true, requestedId: "other" })).toHaveProperty("problem"));
