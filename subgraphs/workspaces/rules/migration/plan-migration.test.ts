import { expect, test } from "@jest/globals";
import type { ParameterDefinition } from "../versions/documents.js";
import { planMigration, usualWish, type MigrationFacts } from "./plan-migration.js";

const parameter = (name: string, more: Partial<ParameterDefinition> = {}): ParameterDefinition => ({
  name,
  displayName: name,
  description: "",
  type: "STRING",
  defaultValue: null,
  required: true,
  mutable: false,
  ephemeral: false,
  options: [],
  validation: null,
  ...more,
});
const option = (value: string) => ({ name: value, value, description: "", icon: "" });

const ready: MigrationFacts = {
  original: { name: "dev", parameters: [{ name: "region", value: "eu" }], isBeingDeleted: false },
  successor: { isDeprecated: false, parameters: [parameter("region")], dailyCost: 4 },
  mayUse: true,
  mayCreate: true,
  quota: { allowance: 10, consumed: 6 },
  isNameTaken: false,
};
const successor = (parameters: ParameterDefinition[]) => ({ ...ready.successor, parameters });
const optional = { required: false, defaultValue: "small" };

test("carries over what the original has, under its name and a suffix", () =>
  expect(planMigration(ready, usualWish)).toEqual({
    name: "dev-2",
    parameters: [{ name: "region", value: "eu" }],
    blockers: [],
  }));

test.each<[string, MigrationFacts["successor"], { name: string; value: string }[]]>([
  ["what is given wins", successor([parameter("region")]), [{ name: "region", value: "us" }]],
  ["a default stands for what is new", successor([parameter("size", optional)]), [{ name: "size", value: "small" }]],
  [
    "what is for one build is not carried over",
    successor([parameter("region", { ...optional, ephemeral: true })]),
    [{ name: "region", value: "small" }],
  ],
])("%s", (label, next, expected) => {
  const parameters = label.startsWith("what is given") ? expected : [];
  const plan = planMigration({ ...ready, successor: next }, { nameSuffix: "-b", parameters });
  expect(plan).toEqual({ name: "dev-b", parameters: expected, blockers: [] });
});

test.each<[string, Partial<MigrationFacts>, RegExp]>([
  ["the owner is no member there", { quota: null }, /owner is no member/],
  ["a parameter is missing", { successor: successor([parameter("zone")]) }, /"zone" needs a value/],
  [
    "a value is not allowed there",
    { successor: successor([parameter("region", { options: [option("us")] })]) },
    /"region" is one of us/,
  ],
  ["the quota would not do", { quota: { allowance: 9, consumed: 6 } }, /costs 4 credits a day.* 3 left/],
  ["the name is taken", { isNameTaken: true }, /workspace "dev-2" already/],
  [
    "the name is too long",
    { original: { ...ready.original, name: "d".repeat(31) } },
    /"d{31}-2", which has more than 32 characters/,
  ],
  ["nobody may use the successor", { mayUse: false, mayCreate: false }, /^You may not use the successor\.$/],
  ["one may not make workspaces for the owner", { mayCreate: false }, /not make workspaces for the owner/],
  [
    "the successor is deprecated itself",
    { successor: { ...ready.successor, isDeprecated: true } },
    /deprecated itself/,
  ],
  ["it is being deleted", { original: { ...ready.original, isBeingDeleted: true } }, /being deleted/],
])("is blocked where %s", (_, facts, blocker) => {
  const { blockers } = planMigration({ ...ready, ...facts }, usualWish);
  expect(blockers).toEqual([expect.stringMatching(blocker)]);
});

test("names all blockers at once", () =>
  expect(
    planMigration({ ...ready, quota: null, isNameTaken: true, mayCreate: false }, usualWish).blockers,
  ).toHaveLength(3));
