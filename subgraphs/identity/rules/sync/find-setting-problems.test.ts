import { expect, test } from "@jest/globals";
import { mapping, siteRoleSync } from "../../../../test/kit/sync-state.js";
import { findSettingProblems, joinProblems, type SeenClaim } from "./find-setting-problems.js";
import type { SiteRoleSyncSetting } from "./sync-settings.js";

const seen: SeenClaim = { hasUsers: true, isSeen: true, usersByValue: new Map([["eng", 3]]) };
const known = { isKnown: (role: string) => role !== "gone", isWithoutEffect: (role: string) => role === "everyone" };

test.each<
  [string, Partial<SiteRoleSyncSetting>, Partial<SeenClaim>, [code: string, path: string, users: number | null][]]
>([
  ["nothing is wrong with a mapping of what there is", { mapping: mapping({ eng: ["auditor"] }) }, {}, []],
  [
    "an unknown target, with the users who have its value",
    { mapping: mapping({ eng: ["gone"] }) },
    {},
    [["TARGET_UNKNOWN", "siteRoleSync.mapping.eng", 3]],
  ],
  [
    "an unknown target of a value that nobody has",
    { mapping: mapping({ qa: ["gone"] }) },
    {},
    [["TARGET_UNKNOWN", "siteRoleSync.mapping.qa", 0]],
  ],
  [
    "a target that nobody joins",
    { mapping: mapping({ eng: ["everyone"] }) },
    {},
    [["TARGET_WITHOUT_EFFECT", "siteRoleSync.mapping.eng", 3]],
  ],
  [
    "a value that makes owners",
    { mapping: mapping({ eng: ["owner"] }) },
    {},
    [["MAPS_TO_OWNER", "siteRoleSync.mapping.eng", 3]],
  ],
  ["owner for everybody", { defaultRoles: ["owner"] }, {}, [["MAPS_TO_OWNER", "siteRoleSync.defaultRoles", null]]],
  [
    "a default that is no role",
    { defaultRoles: ["gone"] },
    {},
    [["TARGET_UNKNOWN", "siteRoleSync.defaultRoles", null]],
  ],
  ["a claim that nobody has had", {}, { isSeen: false }, [["CLAIM_NEVER_SEEN", "siteRoleSync.claim", null]]],
  [
    "nothing, before anybody has signed in",
    { regexFilter: "^x" },
    { hasUsers: false, isSeen: false, usersByValue: new Map() },
    [],
  ],
  [
    "a filter that lets nothing through",
    { regexFilter: "^x" },
    {},
    [["FILTER_MATCHES_NOTHING", "siteRoleSync.regexFilter", null]],
  ],
  ["nothing, where a filter lets something through", { regexFilter: "^e" }, {}, []],
])("%s", (_, setting, of, problems) => {
  const sync = siteRoleSync(setting);
  const judged = {
    setting: "siteRoleSync",
    organizationId: null,
    sync: { ...sync, claim: "memberOf" },
    defaultRoles: sync.defaultRoles,
  } as const;
  const found = findSettingProblems(judged, { ...seen, ...of }, known);
  expect(found.map(({ code, path, affectedUsers }) => [code, path.join("."), affectedUsers])).toEqual(problems);
});

test("a problem that the setting and the runs both know is one, and errors come first", () => {
  const problem = {
    severity: "WARNING",
    code: "TARGET_UNKNOWN",
    message: "",
    path: ["a"],
    organizationId: null,
  } as const;
  const error = { ...problem, severity: "ERROR", code: "CLAIM_MALFORMED", path: ["z"] } as const;
  const joined = joinProblems(
    [{ ...problem, path: ["a"], affectedUsers: 1 }],
    [
      { ...problem, path: ["a"], affectedUsers: 9 },
      { ...error, path: ["z"], affectedUsers: 2 },
    ],
  );
  expect(joined.map(({ code, affectedUsers }) => [code, affectedUsers])).toEqual([
    ["CLAIM_MALFORMED", 2],
    ["TARGET_UNKNOWN", 1],
  ]);
});
