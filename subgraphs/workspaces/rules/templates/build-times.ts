/** One recent build, and how long it took. */
export interface TimedBuild {
  transition: "START" | "STOP" | "DELETE";
  seconds: number;
}

/** In seconds; null where there was no such build. */
export interface BuildTimes {
  startP50: number | null;
  startP95: number | null;
  stopP50: number | null;
  stopP95: number | null;
}

/** The smallest of the values that so large a part of them does not exceed. */
function percentile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
}

/** Median and 95th percentile of starts and of stops; null before the first build. */
export function buildTimesOf(builds: readonly TimedBuild[]): BuildTimes | null {
  const secondsOf = (wanted: TimedBuild["transition"]) =>
    builds.filter(({ transition }) => transition === wanted).map(({ seconds }) => seconds);
  const [starts, stops] = [secondsOf("START"), secondsOf("STOP")];
  if (starts.length + stops.length === 0) return null;
  return {
    startP50: percentile(starts, 0.5),
    startP95: percentile(starts, 0.95),
    stopP50: percentile(stops, 0.5),
    stopP95: percentile(stops, 0.95),
  };
}
