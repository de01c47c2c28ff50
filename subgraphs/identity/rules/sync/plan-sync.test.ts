import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  afterChanges,
  claims,
  groupId,
  groupSync,
  inWords,
  mapping,
  memberships,
  organization,
  organizationId,
  organizationSync,
  roleSync,
  settings,
  siteRoleSync,
  user,
} from "../../../../test/kit/sync-state.js";
import { planSync } from "./plan-sync.js";

const alpha = organization("alpha", { groups: ["eng", "ops"], customRoles: ["releaser"], isDefault: true });
const beta = organization("beta", { groups: ["eng"], defaults: [] });
const organizations = new Map([alpha, beta].map((each) => [each.id, each]));

test("who joins an organization gets its groups and roles in the same sync, in this order", () => {
  const plan = planSync(
    settings({
      organizations: organizationSync({ mapping: mapping({ eng: ["beta"] }) }),
      groups: [groupSync({ organizationId: beta.id, autoCreateMissing: true })],
      roles: [roleSync({ organizationId: beta.id, mapping: mapping({ eng: ["organization-admin"] }) })],
      siteRoles: siteRoleSync({ mapping: mapping({ eng: ["auditor"] }) }),
    }),
    claims({ memberOf: ["eng", "new"] }),
    {
      user: user({ memberships: memberships({ alpha: { roles: ["releaser"], groupIds: [groupId("alpha/eng")] } }) }),
      organizations,
    },
  );
  expect(plan.changes.map(inWords)).toEqual([
    "leave alpha",
    "join beta because eng",
    "join beta/eng because eng",
    "create new new because new",
    "join new new because new",
    "grant organization-admin because eng",
    "grant auditor because eng",
  ]);
});

test("an organization that is left costs no steps about its groups and roles", () => {
  const plan = planSync(
    settings({ organizations: organizationSync(), groups: [groupSync()], roles: [roleSync()] }),
    claims({ memberOf: [] }),
    {
      user: user({ memberships: memberships({ alpha: { roles: ["releaser"], groupIds: [groupId("alpha/eng")] } }) }),
      organizations,
    },
  );
  expect(plan.changes.map(inWords)).toEqual(["leave alpha"]);
});

const value = fc.constantFrom("eng", "ops", "qa", "admins", "Everyone", "organization-admin", "owner", " ");
const memberOf = fc.oneof(
  { weight: 6, arbitrary: fc.array(value, { maxLength: 6 }) },
  fc.constantFrom(undefined, null, "", "eng", "a,b", 3, { a: 1 }, ["eng", 4]),
);
const mappingTo = (...targets: string[]) =>
  fc
    .uniqueArray(fc.tuple(value, fc.subarray(targets)), { selector: ([claimValue]) => claimValue, maxLength: 4 })
    .map((pairs) => mapping<never>(Object.fromEntries(pairs)));
const sync = <Target extends string>(...targets: Target[]) =>
  fc.record({
    claim: fc.constantFrom("memberOf", "memberOf", "memberOf", "other", null),
    mapping: mappingTo(...targets),
    regexFilter: fc.constantFrom(null, null, "^[eqo]", "("),
    keepOnMissingClaim: fc.boolean(),
  });
const anySettings = fc
  .record({
    organizations: fc.tuple(sync("alpha", "beta", "gone"), fc.boolean()),
    groups: fc.array(
      fc.tuple(fc.constantFrom(alpha.id, beta.id), sync("alpha/eng", "beta/eng", "alpha/everyone", "x"), fc.boolean()),
      { maxLength: 2 },
    ),
    roles: fc.array(
      fc.tuple(
        fc.constantFrom(alpha.id, beta.id),
        sync("organization-admin", "releaser", "organization-workspace-access", "x"),
      ),
      { maxLength: 2 },
    ),
    siteRoles: fc.tuple(sync("owner", "auditor", "x"), fc.subarray(["auditor", "user-admin"]), fc.boolean()),
  })
  .map((said) =>
    settings({
      organizations: organizationSync({ ...said.organizations[0], assignDefault: said.organizations[1] }),
      groups: said.groups.map(([id, each, auto]) =>
        groupSync({ ...each, organizationId: id, autoCreateMissing: auto }),
      ),
      roles: said.roles.map(([id, each]) => roleSync({ ...each, organizationId: id })),
      siteRoles: siteRoleSync({
        ...said.siteRoles[0],
        defaultRoles: said.siteRoles[1],
        matchByName: said.siteRoles[2],
      }),
    }),
  );
const member = (groups: string[]) =>
  fc.record({
    roles: fc.subarray(["organization-admin", "releaser", "organization-workspace-access"]),
    groupIds: fc.subarray(groups.map(groupId)),
  });
const anyState = fc
  .record({
    in: fc.record({ alpha: member(["alpha/eng", "alpha/ops"]), beta: member(["beta/eng"]) }, { requiredKeys: [] }),
    siteRoles: fc.subarray(["owner", "auditor"]),
    isNew: fc.boolean(),
    isLastOwner: fc.boolean(),
  })
  .map((said) => ({ user: user({ ...said, memberships: memberships(said.in) }), organizations }));

const runs = { numRuns: 1_000 };

test("planning after applying finds nothing to do", () => {
  fc.assert(
    fc.property(anySettings, memberOf, anyState, (setting, said, state) => {
      const known = claims({ memberOf: said });
      const after = afterChanges(state, planSync(setting, known, state).changes);
      expect(planSync(setting, known, after).changes).toEqual([]);
    }),
    runs,
  );
});

test("the order and repetition of claim values do not matter", () => {
  fc.assert(
    fc.property(anySettings, fc.array(value), anyState, (setting, said, state) => {
      const other = [...said].reverse().flatMap((each) => [each, each]);
      expect(planSync(setting, claims({ memberOf: other }), state)).toEqual(
        planSync(setting, claims({ memberOf: said }), state),
      );
    }),
    runs,
  );
});

test("nothing that no setting decides about is changed", () => {
  fc.assert(
    fc.property(anySettings, memberOf, anyState, (setting, said, state) => {
      const isOn = (each: { claim: string | null } | undefined) => each !== undefined && each.claim !== null;
      for (const { action, organizationId: id } of planSync(setting, claims({ memberOf: said }), state).changes) {
        if (action.endsWith("_GROUP")) expect(isOn(setting.groups.get(id!))).toBe(true);
        else if (action.endsWith("_SITE_ROLE")) expect(isOn(setting.siteRoles)).toBe(true);
        else if (action.endsWith("_ROLE")) expect(isOn(setting.roles.get(id!))).toBe(true);
        else expect(isOn(setting.organizations) || (state.user.isNew && id === organizationId("alpha"))).toBe(true);
      }
    }),
    runs,
  );
});

test("a malformed claim changes nothing at all, and every sync that reads it says so", () => {
  fc.assert(
    fc.property(anySettings, fc.constantFrom("a,b", 3, {}, [1]), anyState, (setting, said, state) => {
      const plan = planSync(setting, claims({ memberOf: said, other: said }), {
        ...state,
        user: { ...state.user, isNew: false },
      });
      expect(plan.changes).toEqual([]);
      const read = plan.problems.every(({ code }) => code === "CLAIM_MALFORMED" || code === "FILTER_INVALID");
      expect(read).toBe(true);
    }),
    runs,
  );
});
