/** What a type or a field asks of whoever wants it: all that is not null here must hold. */
export interface Rule {
  authenticated: boolean;
  /** Any of these groups, each in full. */
  scopes: readonly Alternatives[] | null;
  policies: readonly Alternatives[] | null;
}

export type Alternatives = readonly string[];

/** Whoever asks. */
export interface Asker {
  /** What they hold; null for whoever has not signed in. */
  scopes: ReadonlySet<string> | null;
  /** The policies that hold for them; what is not here does not. */
  policies?: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Does one group hold in full? No group at all asks for nothing. */
const holds = (groups: readonly Alternatives[], held: ReadonlySet<string>): boolean =>
  groups.length === 0 || groups.some((group) => group.every((name) => held.has(name)));

/** Would it help to sign in? Scopes are had by the signed-in alone. */
export const needsSigningIn = (rule: Rule): boolean => rule.authenticated || rule.scopes !== null;

/** May they have it? Scopes and policies are opaque names: none contains another. */
export function isMet(rule: Rule, { scopes, policies = none }: Asker): boolean {
  if (scopes === null && needsSigningIn(rule)) return false;
  if (rule.scopes !== null && !holds(rule.scopes, scopes ?? none)) return false;
  return rule.policies === null || holds(rule.policies, policies);
}
