import { expect, test } from "@jest/globals";
import { claims, inWords, mapping, siteRoleSync, user } from "../../../../test/kit/sync-state.js";
import { planSiteRoles } from "./plan-site-roles.js";
import type { SiteRoleSyncSetting } from "./sync-settings.js";

interface Row {
  setting?: Partial<SiteRoleSyncSetting>;
  memberOf: unknown;
  has?: string[];
  isLastOwner?: boolean;
  changes: string[];
  problems?: string[];
}

const roles = { mapping: mapping<never>({ audit: ["auditor"], odd: ["member", "organization-admin", "nonsense"] }) };

test.each<[string, Row]>([
  ["gives what a value is mapped to", { memberOf: ["audit"], changes: ["grant auditor because audit"] }],
  ["a bare name gives nothing: a claim of owner makes no owner", { memberOf: ["owner"], changes: [] }],
  [
    "a bare name gives the role where that is wished",
    { setting: { matchByName: true }, memberOf: ["user-admin"], changes: ["grant user-admin because user-admin"] },
  ],
  [
    "a mapped value is not matched by name too",
    {
      setting: { matchByName: true, mapping: mapping({ owner: ["auditor"] }) },
      memberOf: ["owner"],
      changes: ["grant auditor because owner"],
    },
  ],
  [
    "a bare name that is no role gives nothing",
    { setting: { matchByName: true }, memberOf: ["member", "nonsense"], changes: [] },
  ],
  [
    "names that are no site role are passed over, and said",
    { memberOf: ["odd"], changes: [], problems: ["TARGET_UNKNOWN", "TARGET_UNKNOWN", "TARGET_UNKNOWN"] },
  ],
  [
    "everybody gets the default roles",
    { setting: { defaultRoles: ["auditor", "nonsense"] }, memberOf: [], changes: ["grant auditor"] },
  ],
  ["without a claim too", { setting: { defaultRoles: ["auditor"] }, memberOf: undefined, changes: ["grant auditor"] }],
  ["takes what no value leads to", { memberOf: [], has: ["template-admin"], changes: ["revoke template-admin"] }],
  [
    "takes a role before it gives one",
    { memberOf: ["audit"], has: ["template-admin"], changes: ["revoke template-admin", "grant auditor because audit"] },
  ],
  ["takes owner from one of several", { memberOf: [], has: ["owner"], changes: ["revoke owner"] }],
  [
    "never from the last one, and says so",
    {
      memberOf: [],
      has: ["owner", "auditor"],
      isLastOwner: true,
      changes: ["revoke auditor"],
      problems: ["LAST_OWNER"],
    },
  ],
  [
    "a malformed claim changes nothing",
    {
      setting: { defaultRoles: ["auditor"] },
      memberOf: "a,b",
      has: ["owner"],
      changes: [],
      problems: ["CLAIM_MALFORMED"],
    },
  ],
  [
    "an absent claim takes all",
    { memberOf: undefined, has: ["owner"], changes: ["revoke owner"], problems: ["CLAIM_MISSING"] },
  ],
  [
    "an absent claim keeps all where that is wished",
    {
      setting: { keepOnMissingClaim: true },
      memberOf: undefined,
      has: ["owner"],
      changes: [],
      problems: ["CLAIM_MISSING"],
    },
  ],
  [
    "a sync that is off changes nothing",
    { setting: { claim: null, defaultRoles: ["auditor"] }, memberOf: ["audit"], has: ["owner"], changes: [] },
  ],
])("%s", (_, row) => {
  const said = row.memberOf === undefined ? {} : { memberOf: row.memberOf };
  const person = user({ siteRoles: row.has ?? [], isLastOwner: row.isLastOwner ?? false });
  const plan = planSiteRoles(siteRoleSync({ ...roles, ...row.setting }), claims(said), person);
  expect(plan.changes.map(inWords)).toEqual(row.changes);
  expect(plan.problems.map(({ code }) => code)).toEqual(row.problems ?? []);
});
