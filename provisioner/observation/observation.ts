import { version } from "../version.js";

export type JobOutcome = "succeeded" | "failed" | "lost";

/** What is known of a daemon from outside: how it does, and what it did since it started. */
export interface Observation {
  /** The control plane answered. */
  answered: () => void;
  /** An attempt to reach it was in vain. */
  unanswered(): void;
  jobStarted(): void;
  jobEnded(type: string, outcome: JobOutcome): void;
  /** Did the control plane answer lately? */
  isReady(): boolean;
  /** In the text format of Prometheus. */
  metrics(): string;
}

/** Longer than a poll and its way: the control plane calls a daemon offline after the same time. */
const silenceMs = 90_000;

interface Metric {
  name: string;
  kind: "gauge" | "counter";
  help: string;
  samples: readonly [labels: string, value: number][];
}

const written = ({ name, kind, help, samples }: Metric): string =>
  [
    `# HELP orgplane_provisioner_${name} ${help}`,
    `# TYPE orgplane_provisioner_${name} ${kind}`,
    ...samples.map(([labels, value]) => `orgplane_provisioner_${name}${labels} ${String(value)}`),
  ].join("\n");

export function createObservation(now: () => Date, concurrency: number): Observation {
  let lastAnswer = 0;
  let unanswered = 0;
  let running = 0;
  const ended = new Map<string, number>();
  const metrics = (): Metric[] => [
    { name: "info", kind: "gauge", help: "The daemon's version.", samples: [[`{version="${version}"}`, 1]] },
    { name: "slots", kind: "gauge", help: "Jobs that it does side by side.", samples: [["", concurrency]] },
    { name: "jobs_running", kind: "gauge", help: "Jobs that it is at.", samples: [["", running]] },
    { name: "jobs_total", kind: "counter", help: "Jobs that it has ended.", samples: [...ended] },
    {
      name: "control_plane_failures_total",
      kind: "counter",
      help: "Attempts to reach the control plane that were in vain.",
      samples: [["", unanswered]],
    },
    {
      name: "last_answer_timestamp_seconds",
      kind: "gauge",
      help: "When the control plane last answered; 0 for never.",
      samples: [["", lastAnswer / 1000]],
    },
  ];
  return {
    answered: () => void (lastAnswer = now().getTime()),
    unanswered: () => void (unanswered += 1),
    jobStarted: () => void (running += 1),
    jobEnded(type, outcome) {
      running -= 1;
      const labels = `{type="${type}",outcome="${outcome}"}`;
      ended.set(labels, (ended.get(labels) ?? 0) + 1);
    },
    isReady: () => now().getTime() - lastAnswer < silenceMs,
    metrics: () => `${metrics().map(written).join("\n")}\n`,
  };
}
