import { expect, test } from "@jest/globals";
import { mapping, roleSync, siteRoleSync } from "../../../../test/kit/sync-state.js";
import { rolesAtStake, siteRolesAtStake } from "./roles-at-stake.js";
import type { ClaimSync, SiteRoleSyncSetting } from "./sync-settings.js";

const before = roleSync({ mapping: mapping({ eng: ["a"], ops: ["b"] }) });

test.each<[string, Partial<ClaimSync>, string[]]>([
  ["nothing, where nothing changes", {}, []],
  ["what is mapped anew", { mapping: mapping<never>({ eng: ["a", "c"], ops: ["b"] }) }, ["c"]],
  ["what is mapped no longer", { mapping: mapping<never>({ eng: ["a"] }) }, ["b"]],
  ["what is moved to another value", { mapping: mapping<never>({ eng: ["a", "b"] }) }, ["b"]],
  ["all of the mapping under another claim", { claim: "nickname" }, ["a", "b"]],
  ["all of the mapping under another filter", { regexFilter: null, claim: "memberOf" }, []],
  ["all of the mapping under a new filter", { regexFilter: "x" }, ["a", "b"]],
  ["nothing, where a sync is turned off", { claim: null }, []],
  ["nothing, where values are kept", { keepOnMissingClaim: true }, []],
])("%s", (_, change, roles) => {
  expect(rolesAtStake(before, { ...before, ...change }).sort()).toEqual(roles);
});

const site = siteRoleSync({ mapping: mapping({ eng: ["auditor"] }), defaultRoles: ["template-admin"] });
const all = ["auditor", "owner", "template-admin", "user-admin"];

test.each<[string, Partial<SiteRoleSyncSetting>, Partial<SiteRoleSyncSetting>, string[]]>([
  ["default roles that come and go", {}, { defaultRoles: ["user-admin"] }, ["template-admin", "user-admin"]],
  ["default roles of a sync that is turned on", { claim: null }, { claim: "memberOf" }, ["auditor", "template-admin"]],
  ["every role, where names begin to count", {}, { matchByName: true }, all],
  ["every role, where names count under another claim", { matchByName: true }, { claim: "nickname" }, all],
  ["nothing, where names cease to count", { matchByName: true }, { matchByName: false }, []],
])("%s", (_, was, change, roles) => {
  const old = { ...site, ...was };
  expect(siteRolesAtStake(old, { ...old, ...change }).sort()).toEqual(roles);
});
