/** Answers' facts that nobody sets: they are made anew wherever the thing is made. */
const facts = new Set([
  ...["id", "created_at", "updated_at", "organization_id", "organization_name", "organization_display_name"],
  ...["organization_icon", "organization", "is_default", "created_by_id", "created_by_name", "active_user_count"],
  ...["active_version_id", "build_time_stats", "provisioner", "total_member_count", "assignable", "built_in"],
  ...["user_id", "avatar_url", "email", "login_type", "last_seen_at", "status", "user_created_at", "user_updated_at"],
  ...["theme_preference", "is_service_account", "has_ai_seat"],
]);

/** Says nothing: what a field is where nobody set it. */
const isUnset = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === 0 ||
  value === "" ||
  (typeof value === "object" && Object.values(value).every(isUnset));

/** Collects what a manifest cannot say: each once, with its place and what it was. */
export class LeftOver {
  readonly notes: string[] = [];

  say(where: string, why: string): void {
    this.notes.push(`${where}: ${why}`);
  }

  /** Every field that is set, that is no mere fact, and that was not carried over. */
  rest(where: string, answer: object, carried: readonly string[]): void {
    for (const [field, value] of Object.entries(answer)) {
      if (carried.includes(field) || facts.has(field) || isUnset(value)) continue;
      this.say(`${where}.${field}`, `there is nothing like it here; it was ${JSON.stringify(value)}`);
    }
  }

  /** Names are in lower case here. */
  name(where: string, name: string): string {
    const lower = name.toLowerCase();
    if (lower !== name) this.say(where, `is called "${lower}" here; it was "${name}"`);
    return lower;
  }
}
