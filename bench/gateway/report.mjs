// Figures as lines of a table.

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** How many times the reference's work per CPU-second: the median of the pairs, the lowest and the highest. */
export function medianRatio(own, reference) {
  const ratios = own.map(({ perCpuSecond }, at) => perCpuSecond / reference[at].perCpuSecond);
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

const columns = [
  ["req/s", "perSecond", 0],
  ["per CPU-s", "perCpuSecond", 0],
  ["p50 ms", "p50", 2],
  ["p99 ms", "p99", 2],
  ["MiB", "residentMiB", 0],
  ["fetches", "fetches", 2],
];

export const titles = `${"".padEnd(16)}${columns.map(([title]) => title.padStart(11)).join("")}   to the reference`;

/** The medians of one gateway's rounds; memory is that of the last. */
export function row(name, rounds, ratio) {
  const cells = columns.map(([, key, digits]) => {
    const value = key === "residentMiB" ? rounds.at(-1)[key] : median(rounds.map((round) => round[key]));
    return value.toFixed(digits).padStart(11);
  });
  const { median: middle, lowest, highest } = ratio ?? {};
  const compared = ratio ? `   ${middle.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})` : "";
  return `${name.padEnd(16)}${cells.join("")}${compared}`;
}
