/** Keeps secrets out of what a daemon says. */
export interface Redactor {
  /** From now on these are never said. */
  conceal: (secrets: readonly unknown[]) => void;
  redact: (text: string) => string;
}

export const mark = "••••";

/** A shorter one would blot out words that are none: it is no secret anyway. */
const shortest = 4;

/** As it may stand in a line: itself, a line of it, or either within JSON. */
function waysToSay(secret: string): string[] {
  const lines = [secret, ...secret.split(/\r?\n/)].map((line) => line.trim());
  return [...lines, ...lines.map((line) => JSON.stringify(line).slice(1, -1))];
}

/** The texts in a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Replaces each secret that it was told of by a mark, wherever it stands. */
export function createRedactor(secrets: readonly unknown[] = []): Redactor {
  const concealed = new Set<string>();
  let longestFirst: string[] = [];
  const conceal = (more: readonly unknown[]): void => {
    for (const way of more.flatMap(textsIn).flatMap(waysToSay)) if (way.length >= shortest) concealed.add(way);
    longestFirst = [...concealed].sort((a, b) => b.length - a.length);
  };
  conceal(secrets);
  return { conceal, redact: (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, mark), text) };
}
