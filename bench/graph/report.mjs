// Figures as lines of a table. "of all" counts the subgraphs' processes too, which an embedded gateway holds in its own.

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const columns = [
  ["req/s", "perSecond", 0],
  ["per CPU-s", "perCpuSecond", 0],
  ["of all", "perCpuSecondOfAll", 0],
  ["p50 ms", "p50", 2],
  ["p99 ms", "p99", 2],
  ["MiB", "residentMiB", 0],
  ["of all", "residentMiBOfAll", 0],
];

export const titles = `${"".padEnd(16)}${columns.map(([title]) => title.padStart(11)).join("")}   SQL statements`;

/** The medians of one contender's rounds. */
export function row(name, statements, rounds) {
  const cells = columns.map(([, key, digits]) => {
    const value = median(rounds.map((round) => round[key]));
    return value.toFixed(digits).padStart(11);
  });
  return `${name.padEnd(16)}${cells.join("")}   ${statements}`;
}
