import { expect, test } from "@jest/globals";
import { claims, groupId, groupSync, inWords, mapping, organization } from "../../../../test/kit/sync-state.js";
import { planGroups } from "./plan-groups.js";
import type { GroupSyncSetting } from "./sync-settings.js";

interface Row {
  setting?: Partial<GroupSyncSetting>;
  memberOf: unknown;
  in?: string[];
  changes: string[];
  problems?: string[];
}

const alpha = organization("alpha", { groups: ["eng", "ops"] });
const auto = { autoCreateMissing: true };
const mapped = { mapping: mapping<never>({ "cn=eng": ["alpha/eng"] }) };

test.each<[string, Row]>([
  [
    "joins what a value is mapped to",
    { setting: mapped, memberOf: ["cn=eng"], changes: ["join alpha/eng because cn=eng"] },
  ],
  [
    "joins the group of that name where no mapping names the value",
    { memberOf: ["ops"], changes: ["join alpha/ops because ops"] },
  ],
  ["letter case counts in names", { memberOf: ["OPS"], changes: [] }],
  [
    "a mapped value means its targets alone, not the group of its name",
    {
      setting: { mapping: mapping({ ops: ["alpha/eng"] }) },
      memberOf: ["ops"],
      changes: ["join alpha/eng because ops"],
    },
  ],
  [
    "leaves groups that no value leads to, however they were joined",
    { memberOf: ["ops"], in: ["eng", "ops"], changes: ["leave alpha/eng"] },
  ],
  [
    "an absent claim leaves all",
    { memberOf: undefined, in: ["eng"], changes: ["leave alpha/eng"], problems: ["CLAIM_MISSING"] },
  ],
  [
    "an absent claim keeps all where that is wished",
    {
      setting: { keepOnMissingClaim: true },
      memberOf: undefined,
      in: ["eng"],
      changes: [],
      problems: ["CLAIM_MISSING"],
    },
  ],
  ["a malformed claim changes nothing", { memberOf: 5, in: ["eng"], changes: [], problems: ["CLAIM_MALFORMED"] }],
  [
    "a group of another organization is unknown here",
    { setting: { mapping: mapping({ x: ["beta/eng"] }) }, memberOf: ["x"], changes: [], problems: ["TARGET_UNKNOWN"] },
  ],
  [
    "an unknown target is passed over and its value makes no group",
    {
      setting: { ...auto, mapping: mapping({ x: ["alpha/gone"] }) },
      memberOf: ["x"],
      changes: [],
      problems: ["TARGET_UNKNOWN"],
    },
  ],
  [
    "a missing group is made where that is wished",
    { setting: auto, memberOf: ["qa"], changes: ["create new qa because qa", "join new qa because qa"] },
  ],
  ["and not where it is not", { memberOf: ["qa"], changes: [] }],
  [
    "what the filter drops makes no group",
    {
      setting: { ...auto, regexFilter: "^q" },
      memberOf: ["qa", "zz"],
      changes: ["create new qa because qa", "join new qa because qa"],
    },
  ],
  [
    "a value twice makes one group",
    { setting: auto, memberOf: ["qa", "qa"], changes: ["create new qa because qa", "join new qa because qa"] },
  ],
  [
    "what can be no name makes no group, and is said",
    {
      setting: auto,
      memberOf: [" ", "x".repeat(256)],
      changes: [],
      problems: ["GROUP_NAME_INVALID", "GROUP_NAME_INVALID"],
    },
  ],
  ["Everyone is neither joined by name", { setting: auto, memberOf: ["Everyone"], changes: [] }],
  ["nor by the mapping", { setting: { mapping: mapping({ x: ["alpha/everyone"] }) }, memberOf: ["x"], changes: [] }],
  ["nor left", { memberOf: [], changes: [] }],
  [
    "a sync that is off leaves hand-made memberships alone",
    { setting: { claim: null }, memberOf: [], in: ["eng"], changes: [] },
  ],
])("%s", (_, row) => {
  const member = { roles: [], groupIds: (row.in ?? []).map((name) => groupId(`alpha/${name}`)) };
  const said = row.memberOf === undefined ? {} : { memberOf: row.memberOf };
  const plan = planGroups(groupSync(row.setting), claims(said), { organization: alpha, member });
  expect(plan.changes.map(inWords)).toEqual(row.changes);
  expect(plan.problems.map(({ code }) => code)).toEqual(row.problems ?? []);
  expect(plan.problems.every((problem) => problem.organizationId === alpha.id)).toBe(true);
});
