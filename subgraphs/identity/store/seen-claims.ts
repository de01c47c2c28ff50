import { Prisma } from "../../../generated/prisma/client.js";
import type { CountedProblem } from "../rules/sync/find-setting-problems.js";
import type { IdentityStore } from "./identity-store.js";

/** Whose claims: everybody's, or those of these users. */
export type ClaimsOf = readonly string[] | "all";

const of = (users: ClaimsOf): Prisma.Sql =>
  users === "all" ? Prisma.sql`true` : Prisma.sql`i.user_id = any(${[...users]}::uuid[])`;

/** The claim of this name, or below this path: as rules read it. */
const claimNamed = (name: string): Prisma.Sql =>
  Prisma.sql`case when i.claims ? ${name} then i.claims -> ${name} else i.claims #> ${name.split(".")}::text[] end`;

export async function listClaimNames(store: IdentityStore, users: ClaimsOf): Promise<string[]> {
  const rows = await store.$queryRaw<{ name: string }[]>`
    select distinct n.name from identity.user_identities i cross join lateral jsonb_object_keys(i.claims) as n(name)
    where ${of(users)} order by 1`;
  return rows.map(({ name }) => name);
}

/** Texts of a claim with how many users have each, the most frequent first. */
export const listClaimValues = (
  store: IdentityStore,
  { name, users, first }: { name: string; users: ClaimsOf; first: number },
): Promise<{ value: string; users: number }[]> =>
  store.$queryRaw`
    select v.value, count(distinct i.user_id)::int as users
    from identity.user_identities i
    cross join lateral (select ${claimNamed(name)} as claim) c
    cross join lateral jsonb_array_elements(case jsonb_typeof(c.claim)
      when 'array' then c.claim when 'string' then jsonb_build_array(c.claim) else '[]' end) as e(element)
    cross join lateral (select e.element #>> '{}' as value where jsonb_typeof(e.element) = 'string') v
    where ${of(users)}
    group by 1 order by 2 desc, 1 limit ${first}`;

/** What is asked about one setting's claim. */
export interface ClaimQuestion {
  /** Tells the answers apart. */
  key: string;
  claim: string;
  users: ClaimsOf;
}

export interface SeenClaimRow {
  key: string;
  hasUsers: boolean;
  isSeen: boolean;
  usersByValue: Record<string, number>;
}

const questions = (asked: readonly ClaimQuestion[]): Prisma.Sql => {
  const rows = asked.map(({ key, claim, users }) => ({
    ...{ key, claim, path: claim.split(".") },
    users: users === "all" ? null : users,
  }));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q(key text, claim text, path text[], users uuid[])`;
};

/** What the claims of several settings have been: two statements, however many settings. */
export async function listSeenClaims(store: IdentityStore, asked: readonly ClaimQuestion[]): Promise<SeenClaimRow[]> {
  const found = Prisma.sql`
    from ${questions(asked)} join identity.user_identities i on q.users is null or i.user_id = any(q.users)
    cross join lateral (select case when i.claims ? q.claim then i.claims -> q.claim else i.claims #> q.path end as claim) c`;
  const seen = await store.$queryRaw<{ key: string; isSeen: boolean }[]>`
    select q.key, bool_or(c.claim is not null or coalesce(i.claims -> '_claim_names', '{}') ? q.claim) as "isSeen"
    ${found} group by 1`;
  const values = await store.$queryRaw<{ key: string; usersByValue: Record<string, number> }[]>`
    select t.key, jsonb_object_agg(t.value, t.users) as "usersByValue" from (
      select q.key, v.value, count(distinct i.user_id)::int as users ${found}
      cross join lateral jsonb_array_elements(case jsonb_typeof(c.claim)
        when 'array' then c.claim when 'string' then jsonb_build_array(c.claim) else '[]' end) as e(element)
      cross join lateral (select e.element #>> '{}' as value where jsonb_typeof(e.element) = 'string') v
      group by 1, 2
    ) t group by 1`;
  const valuesOf = new Map(values.map(({ key, usersByValue }) => [key, usersByValue]));
  const seenOf = new Map(seen.map(({ key, isSeen }) => [key, isSeen]));
  return asked.map(({ key }) => ({
    key,
    hasUsers: seenOf.has(key),
    isSeen: seenOf.get(key) ?? false,
    usersByValue: valuesOf.get(key) ?? {},
  }));
}

/** Which runs are asked about: those since a setting was changed last. */
export interface RunQuestion {
  key: string;
  organizationId: string | null;
  setting: string;
  since: Date;
}

interface ProblemRow extends Omit<CountedProblem, "affectedUsers"> {
  key: string;
  users: number;
}

/** Problems that the newest run of each user met, with how many users met each: one statement. */
export async function listRunProblems(
  store: IdentityStore,
  asked: readonly RunQuestion[],
): Promise<(CountedProblem & { key: string })[]> {
  const rows = await store.$queryRaw<ProblemRow[]>`
    select q.key, p.problem ->> 'code' as code, p.problem ->> 'severity' as severity,
      min(p.problem ->> 'message') as message, p.problem -> 'path' as path,
      q."organizationId", count(distinct r.user_id)::int as users
    from (
      select distinct on (n.user_id) n.user_id, n.problems, n.started_at from identity.identity_sync_runs n
      where n.status <> 'FAILED' order by n.user_id, n.id desc
    ) r
    cross join lateral jsonb_array_elements(r.problems) as p(problem)
    join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as q(key text, "organizationId" text, setting text, since timestamptz)
      on p.problem ->> 'organizationId' is not distinct from q."organizationId"
      and p.problem -> 'path' ->> 0 = q.setting and r.started_at >= q.since
    group by 1, 2, 3, 5, 6`;
  return rows.map(({ users, ...problem }) => ({ ...problem, affectedUsers: users }));
}
