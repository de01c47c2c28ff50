/** How many letters must be put in, taken out or changed to make one word of the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}

const most = 3;

/** The names that somebody may have meant, the likeliest first: few letters away, or one begins with the other. */
export function nearestNames(meant: string, names: readonly string[]): string[] {
  const wanted = meant.toLowerCase();
  const far = (name: string): number => {
    const other = name.toLowerCase();
    const begins = wanted.length > 1 && (other.startsWith(wanted) || wanted.startsWith(other));
    return begins ? 0.5 : distance(wanted, other);
  };
  const near = Math.max(1, Math.floor(meant.length / 3) + 1);
  const measured = names.map((name) => ({ name, far: far(name) })).filter(({ far: by }) => by <= near);
  return measured
    .sort((a, b) => a.far - b.far || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name }) => name);
}

/** The end of a sentence about an unknown name; empty where none comes close. */
export function nearest(meant: string, names: readonly string[]): string {
  const close = nearestNames(meant, names);
  if (close.length === 0) return "";
  const last = close.pop()!;
  return ` Did you mean ${close.length > 0 ? `${close.join(", ")} or ` : ""}${last}?`;
}
