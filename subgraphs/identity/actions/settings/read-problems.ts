import { groupBy } from "../../../../foundation/collections/group-by.js";
import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { readMemberUserIds } from "../../../organizations/commands/list-member-user-ids.js";
import { readOrganizationFacts } from "../../../organizations/commands/list-synced-users.js";
import {
  findSettingProblems,
  joinProblems,
  type CountedProblem,
  type KnownTargets,
} from "../../rules/sync/find-setting-problems.js";
import { assignableRoles } from "../../rules/sync/plan-organization-roles.js";
import { assignableSiteRoles } from "../../rules/sync/plan-site-roles.js";
import type { ClaimSync } from "../../rules/sync/sync-settings.js";
import { listRunProblems, listSeenClaims } from "../../store/seen-claims.js";

/** A setting whose problems are asked for. */
export interface AskedSetting {
  setting: "organizationSync" | "groupSync" | "roleSync" | "siteRoleSync";
  organizationId: OrganizationId | null;
  sync: ClaimSync & { changedAt: Date | null; defaultRoles?: readonly string[] };
}

type Facts = Awaited<ReturnType<typeof readOrganizationFacts>>;
type Asked = AskedSetting & { key: string; claim: string };

const always = new Date(0);
const never = (): boolean => false;

/** What each kind of setting may lead to. */
const targetsOf: Readonly<Record<AskedSetting["setting"], (facts: Facts, of: OrganizationId | null) => KnownTargets>> =
  {
    siteRoleSync: () => ({ isKnown: (role) => assignableSiteRoles.has(role), isWithoutEffect: never }),
    organizationSync: ({ organizations }) => {
      const ids = new Set(organizations.map(({ id }) => id));
      return { isKnown: (id) => ids.has(id), isWithoutEffect: never };
    },
    groupSync: ({ groups }, of) => {
      const own = new Map(
        groups.filter(({ organizationId }) => organizationId === of).map((group) => [group.id, group]),
      );
      return { isKnown: (id) => own.has(id), isWithoutEffect: (id) => own.get(id)?.isEveryone ?? false };
    },
    roleSync: ({ customRoles }, of) => {
      const own = customRoles.filter(({ organizationId }) => organizationId === of).map(({ name }) => name);
      const roles = assignableRoles({ customRoles: own });
      return { isKnown: (role) => roles.has(role), isWithoutEffect: never };
    },
  };

/** All that is known about these settings: as many statements for many as for one. */
async function readKnown({ database }: ActionContext, asked: readonly Asked[]) {
  const ids = [...new Set(asked.flatMap(({ organizationId }) => organizationId ?? []))];
  const users = await readMemberUserIds(database, ids);
  const of = (id: string | null) => (id === null ? "all" : (users.get(id) ?? []));
  const seen = await listSeenClaims(
    database,
    asked.map(({ key, claim, organizationId }) => ({ key, claim, users: of(organizationId) })),
  );
  const questions = asked.map(({ key, organizationId, setting, sync }) => ({
    ...{ key, organizationId, setting },
    since: sync.changedAt ?? always,
  }));
  return {
    facts: await readOrganizationFacts(database, { groupsOf: ids, rolesOf: ids }),
    seen: new Map(seen.map((row) => [row.key, { ...row, usersByValue: new Map(Object.entries(row.usersByValue)) }])),
    ofRuns: groupBy(await listRunProblems(database, questions), ({ key }) => key),
  };
}

/** What is wrong with each setting, from the setting itself, from the claims seen, and from what the last syncs met. */
export async function readProblems(
  context: ActionContext,
  settings: readonly AskedSetting[],
): Promise<CountedProblem[][]> {
  const keyed = settings.map((each, index) => ({ ...each, key: String(index), claim: each.sync.claim }));
  const asked = keyed.filter((each): each is Asked => each.claim !== null);
  if (asked.length === 0) return settings.map(() => []);
  const { facts, seen, ofRuns } = await readKnown(context, asked);
  const problems = asked.map(({ key, claim, setting, organizationId, sync }): [string, CountedProblem[]] => {
    const judged = { setting, organizationId, sync: { ...sync, claim }, defaultRoles: sync.defaultRoles ?? [] };
    const ofSetting = findSettingProblems(judged, seen.get(key)!, targetsOf[setting](facts, organizationId));
    return [key, joinProblems(ofSetting, ofRuns.get(key) ?? [])];
  });
  const problemsOf = new Map(problems);
  return keyed.map(({ key }) => problemsOf.get(key) ?? []);
}
