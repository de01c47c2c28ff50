import { describe, expect, test } from "@jest/globals";
import { faultsOfGroup, type GroupFields } from "./faults-of-group.js";

describe("faultsOfGroup", () => {
  test.each<[string, GroupFields, string[]]>([
    ["takes a name as an identity provider writes it", { name: "cn=Engineers, ou=Raptix" }, []],
    ["takes an allowance of nothing", { quotaAllowance: 0 }, []],
    ["judges nothing that is left out", {}, []],
    ["takes a cleared picture", { avatarUrl: null }, []],
    ["refuses a blank name", { name: " " }, ["name"]],
    ["refuses a cleared name", { name: null }, ["name"]],
    ["refuses a name that is too long", { name: "x".repeat(256) }, ["name"]],
    ["refuses an allowance below nothing", { quotaAllowance: -1 }, ["quotaAllowance"]],
    ["refuses a cleared allowance", { quotaAllowance: null }, ["quotaAllowance"]],
    ["refuses a cleared display name", { displayName: null }, ["displayName"]],
  ])("%s", (_, fields, faulty) => {
    expect(faultsOfGroup(fields).map((fault) => fault.path?.[1])).toEqual(faulty);
  });
});
