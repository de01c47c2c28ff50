import { expect, test } from "@jest/globals";
import { claims, inWords, mapping, organization, roleSync } from "../../../../test/kit/sync-state.js";
import { planOrganizationRoles } from "./plan-organization-roles.js";
import type { RoleSyncSetting } from "./sync-settings.js";

interface Row {
  setting?: Partial<RoleSyncSetting>;
  memberOf: unknown;
  has?: string[];
  changes: string[];
  problems?: string[];
}

const alpha = organization("alpha", { customRoles: ["releaser"], defaults: ["organization-workspace-access"] });
const roles = {
  mapping: mapping<never>({
    admins: ["organization-admin"],
    leads: ["releaser", "organization-auditor"],
    odd: ["organization-member", "elsewhere", "owner"],
  }),
};

test.each<[string, Row]>([
  [
    "gives a built-in role that a value is mapped to",
    { memberOf: ["admins"], changes: ["grant organization-admin because admins"] },
  ],
  [
    "gives custom roles of this organization",
    { memberOf: ["leads"], changes: ["grant organization-auditor because leads", "grant releaser because leads"] },
  ],
  [
    "gives no implied role, none of another organization and none of the site",
    { memberOf: ["odd"], changes: [], problems: ["TARGET_UNKNOWN", "TARGET_UNKNOWN", "TARGET_UNKNOWN"] },
  ],
  [
    "gives no role by its bare name, and says so",
    { memberOf: ["organization-admin"], changes: [], problems: ["ROLE_NAME_UNMAPPED"] },
  ],
  [
    "takes roles that no value leads to, however they were given",
    {
      memberOf: [],
      has: ["releaser", "organization-auditor"],
      changes: ["revoke organization-auditor", "revoke releaser"],
    },
  ],
  ["leaves what comes with every membership", { memberOf: [], has: ["organization-workspace-access"], changes: [] }],
  ["writes nothing that is as it should be", { memberOf: ["admins"], has: ["organization-admin"], changes: [] }],
  [
    "a malformed claim changes nothing: an administrator is not locked out of mending it",
    { memberOf: { a: 1 }, has: ["organization-admin"], changes: [], problems: ["CLAIM_MALFORMED"] },
  ],
  [
    "an absent claim takes all",
    { memberOf: undefined, has: ["releaser"], changes: ["revoke releaser"], problems: ["CLAIM_MISSING"] },
  ],
  [
    "an absent claim keeps all where that is wished",
    {
      setting: { keepOnMissingClaim: true },
      memberOf: undefined,
      has: ["releaser"],
      changes: [],
      problems: ["CLAIM_MISSING"],
    },
  ],
  [
    "a sync that is off leaves hand-given roles alone",
    { setting: { claim: null }, memberOf: [], has: ["releaser"], changes: [] },
  ],
])("%s", (_, row) => {
  const said = row.memberOf === undefined ? {} : { memberOf: row.memberOf };
  const at = { organization: alpha, member: { roles: row.has ?? [], groupIds: [] } };
  const plan = planOrganizationRoles(roleSync({ ...roles, ...row.setting }), claims(said), at);
  expect(plan.changes.map(inWords)).toEqual(row.changes);
  expect(plan.problems.map(({ code }) => code)).toEqual(row.problems ?? []);
});
