import { existsSync, mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { DesiredState } from "../desire/desired-state.js";
import type { Change, Plan, Problem } from "../plan/plan.js";
import { addressOf, placeOfField, type Desired } from "../plan/resources.js";

const withFiles = ({ resources }: DesiredState) =>
  resources.filter((each): each is Desired & { secretFile: string } => each.secretFile !== undefined);

/** A file that is there is not written over: whatever it holds may be all that somebody has. */
function problemOf(resource: Desired & { secretFile: string }, change: Change | undefined): Problem[] {
  if (change?.action !== "create" || !existsSync(resource.secretFile)) return [];
  const message = `${resource.secretFile} is there already, and is not written over. Name another file, or move it away.`;
  return [{ code: "TAKEN", message, address: change.address, place: placeOfField(resource, "secretFile") }];
}

/** The same plan, judged by the files that its secrets are to be written to. */
export function withSecretFiles(plan: Plan, desired: DesiredState): Plan {
  const changes = new Map(plan.changes.map((change) => [change.address, change]));
  const files = withFiles(desired);
  const problems = files.flatMap((resource) => problemOf(resource, changes.get(addressOf(resource))));
  const lost = files.filter((each) => !changes.has(addressOf(each)) && !existsSync(each.secretFile));
  const notes = lost.map(
    (each) =>
      `${addressOf(each)} is there and ${each.secretFile} is not: its secret was shown once, and is not to be had again.`,
  );
  return { ...plan, problems: [...plan.problems, ...problems], notes: [...plan.notes, ...notes] };
}

/** Keeps secrets that are shown once: in their files, the others to be printed. */
export function secretKeeper(desired: DesiredState): {
  keep: (address: string, secret: string) => Promise<void>;
  toPrint: Map<string, string>;
} {
  const files = new Map(withFiles(desired).map((each) => [addressOf(each), each.secretFile]));
  const toPrint = new Map<string, string>();
  const keep = async (address: string, secret: string): Promise<void> => {
    const file = files.get(address);
    try {
      if (file === undefined) throw new Error("nowhere to write it");
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    } catch {
      toPrint.set(address, secret); // whatever kept it from its file, it is not lost
    }
  };
  return { keep, toPrint };
}
