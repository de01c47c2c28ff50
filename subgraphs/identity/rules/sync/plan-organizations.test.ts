import { expect, test } from "@jest/globals";
import {
  claims,
  inWords,
  mapping,
  memberships,
  organization,
  organizationId,
  organizationSync,
  user,
} from "../../../../test/kit/sync-state.js";
import { planOrganizations } from "./plan-organizations.js";
import type { OrganizationSyncSetting } from "./sync-settings.js";
import type { SyncedUser } from "./sync-state.js";

const organizations = new Map(
  [organization("home", { isDefault: true }), organization("alpha"), organization("beta")].map((each) => [
    each.id,
    each,
  ]),
);

interface Row {
  setting?: Partial<OrganizationSyncSetting>;
  claims: Record<string, unknown>;
  in?: string[];
  user?: Partial<SyncedUser>;
  changes: string[];
  problems?: string[];
}

const eng = { mapping: mapping<never>({ eng: ["alpha"], ops: ["alpha", "beta"] }) };
const kept = { keepOnMissingClaim: true };

test.each<[string, Row]>([
  ["joins what a value is mapped to", { claims: { memberOf: ["eng"] }, changes: ["join alpha because eng"] }],
  [
    "joins all that one value is mapped to",
    { claims: { memberOf: "ops" }, changes: ["join alpha because ops", "join beta because ops"] },
  ],
  [
    "names the first of several causes, in the order of the alphabet",
    { claims: { memberOf: ["ops", "eng"] }, in: ["beta"], changes: ["join alpha because eng"] },
  ],
  ["leaves what no value leads to", { claims: { memberOf: ["eng"] }, in: ["alpha", "beta"], changes: ["leave beta"] }],
  [
    "leaves before it joins",
    { claims: { memberOf: ["eng"] }, in: ["beta"], changes: ["leave beta", "join alpha because eng"] },
  ],
  ["changes nothing that is as it should be", { claims: { memberOf: ["eng"] }, in: ["alpha"], changes: [] }],
  ["never matches by name", { claims: { memberOf: ["alpha"] }, changes: [] }],
  ["an empty claim leaves all", { claims: { memberOf: [] }, in: ["alpha"], changes: ["leave alpha"] }],
  [
    "an absent claim leaves all, and says so",
    { claims: {}, in: ["alpha"], changes: ["leave alpha"], problems: ["CLAIM_MISSING"] },
  ],
  ["an absent claim of somebody who is nowhere is no problem", { claims: {}, changes: [] }],
  [
    "an absent claim keeps all where that is wished",
    { setting: kept, claims: {}, in: ["alpha"], changes: [], problems: ["CLAIM_MISSING"] },
  ],
  [
    "an empty claim is not absent",
    { setting: kept, claims: { memberOf: [] }, in: ["alpha"], changes: ["leave alpha"] },
  ],
  [
    "an overage counts as absent, under a code of its own",
    {
      claims: { _claim_names: { memberOf: "s" } },
      in: ["alpha"],
      changes: ["leave alpha"],
      problems: ["CLAIM_OVERAGE"],
    },
  ],
  [
    "an overage takes nothing where that is wished",
    {
      setting: kept,
      claims: { _claim_names: { memberOf: "s" } },
      in: ["alpha"],
      changes: [],
      problems: ["CLAIM_OVERAGE"],
    },
  ],
  [
    "a malformed claim changes nothing",
    { claims: { memberOf: "a,b" }, in: ["alpha"], changes: [], problems: ["CLAIM_MALFORMED"] },
  ],
  [
    "a malformed claim does not even give the default",
    { setting: { assignDefault: true }, claims: { memberOf: 7 }, changes: [], problems: ["CLAIM_MALFORMED"] },
  ],
  [
    "the default comes with any claim",
    { setting: { assignDefault: true }, claims: { memberOf: [] }, changes: ["join home"] },
  ],
  ["the default comes without a claim", { setting: { assignDefault: true }, claims: {}, changes: ["join home"] }],
  [
    "the default is left like any other where it is not assigned",
    { claims: { memberOf: [] }, in: ["home"], changes: ["leave home"] },
  ],
  [
    "a sync that is off moves nobody",
    { setting: { claim: null, assignDefault: true }, claims: { memberOf: ["eng"] }, in: ["beta"], changes: [] },
  ],
  [
    "a sync that is off puts newcomers into the default",
    { setting: { claim: null, assignDefault: true }, claims: {}, user: { isNew: true }, changes: ["join home"] },
  ],
  ["unless that is not wished", { setting: { claim: null }, claims: {}, user: { isNew: true }, changes: [] }],
  [
    "an organization that is gone is passed over, and said",
    {
      setting: { mapping: mapping({ eng: ["gone", "alpha"] }) },
      claims: { memberOf: ["eng"] },
      changes: ["join alpha because eng"],
      problems: ["TARGET_UNKNOWN"],
    },
  ],
  [
    "a filter passes over what it does not match",
    { setting: { regexFilter: "^eng" }, claims: { memberOf: ["eng", "ops"] }, changes: ["join alpha because eng"] },
  ],
  [
    "a filter that is no pattern changes nothing",
    {
      setting: { regexFilter: "(" },
      claims: { memberOf: ["eng"] },
      in: ["beta"],
      changes: [],
      problems: ["FILTER_INVALID"],
    },
  ],
])("%s", (_, row) => {
  const person = user({
    ...row.user,
    memberships: memberships(Object.fromEntries((row.in ?? []).map((id) => [id, {}]))),
  });
  const plan = planOrganizations(organizationSync({ ...eng, ...row.setting }), claims(row.claims), {
    user: person,
    organizations,
  });
  expect(plan.changes.map(inWords)).toEqual(row.changes);
  expect(plan.problems.map(({ code }) => code)).toEqual(row.problems ?? []);
});

test("a claim that this sign-in could not bring stops the sync and takes nothing", () => {
  const person = user({ memberships: memberships({ alpha: {} }) });
  const plan = planOrganizations(organizationSync(eng), claims({}, ["memberOf"]), { user: person, organizations });
  expect(plan).toMatchObject({ changes: [], problems: [{ code: "CLAIM_UNKNOWN", severity: "WARNING" }] });
});

test("every change says why", () => {
  const person = user({ memberships: memberships({ beta: {} }) });
  const setting = organizationSync({ ...eng, assignDefault: true });
  const { changes } = planOrganizations(setting, claims({ memberOf: ["eng"] }), { user: person, organizations });
  expect(changes.map(({ organizationId: id, reason }) => [id, reason])).toEqual([
    [organizationId("beta"), 'No value of the claim "memberOf" leads here.'],
    [organizationId("alpha"), 'The claim "memberOf" has "eng", which the mapping leads here.'],
    [organizationId("home"), "Everybody is in the default organization (assignDefault)."],
  ]);
});
