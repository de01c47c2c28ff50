import { expect, test } from "@jest/globals";
import { groupSync, mapping, siteRoleSync } from "../../../../test/kit/sync-state.js";
import { changeGroupSync, changeMapping, changeSiteRoleSync, type ClaimSyncChange } from "./change-setting.js";

const before = mapping({ eng: ["a", "b"], ops: ["c"] });

test.each<[string, ClaimSyncChange, Record<string, string[]>]>([
  ["what is left out stays", {}, { eng: ["a", "b"], ops: ["c"] }],
  ["a whole mapping replaces all", { mapping: mapping({ qa: ["d"] }) }, { qa: ["d"] }],
  ["null clears it", { mapping: null }, {}],
  [
    "what is added joins the targets that are there",
    { mappingPatch: { add: mapping({ ops: ["d"] }) } },
    { eng: ["a", "b"], ops: ["c", "d"] },
  ],
  ["what is removed goes", { mappingPatch: { remove: mapping({ eng: ["a"] }) } }, { eng: ["b"], ops: ["c"] }],
  [
    "removing beats adding",
    { mappingPatch: { add: mapping({ eng: ["z"] }), remove: mapping({ eng: ["z", "a"] }) } },
    { eng: ["b"], ops: ["c"] },
  ],
  [
    "a value whose last target goes is removed whole",
    { mappingPatch: { remove: mapping({ ops: ["c"] }) } },
    { eng: ["a", "b"] },
  ],
  ["a value without targets is not kept", { mapping: mapping({ eng: [], ops: ["c"] }) }, { ops: ["c"] }],
  [
    "a value twice is one, and so is a target",
    { mapping: [...mapping({ eng: ["a", "a"] }), ...mapping({ eng: ["b"] })] },
    { eng: ["a", "b"] },
  ],
])("%s", (_, change, after) => {
  expect(changeMapping(before, change)).toEqual(mapping(after));
});

test("null and an empty text turn a sync off, and end its filter", () => {
  const setting = groupSync({ regexFilter: "x", autoCreateMissing: true });
  expect(changeGroupSync(setting, { claim: null, regexFilter: "" })).toEqual({
    ...setting,
    claim: null,
    regexFilter: null,
  });
});

test("default roles are a whole list, each once", () => {
  expect(changeSiteRoleSync(siteRoleSync(), { defaultRoles: ["auditor", "auditor"] }).defaultRoles).toEqual([
    "auditor",
  ]);
  expect(changeSiteRoleSync(siteRoleSync({ defaultRoles: ["auditor"] }), {}).defaultRoles).toEqual(["auditor"]);
});
