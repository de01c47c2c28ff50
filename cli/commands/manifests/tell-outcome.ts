import type { Cli } from "../../cli.js";
import type { Outcome } from "../../manifests/apply/outcome.js";
import { tame } from "../../output/terminal.js";

/** How an apply ended, and the secrets that nobody sees again: those too where it ended by a fault. */
export function tellOutcome(cli: Cli, outcome: Outcome | null, secrets: ReadonlyMap<string, string>): void {
  const output = cli.output();
  if (output.isJson) return output.json({ ...outcome, secrets: Object.fromEntries(secrets) });
  const { colors } = output.out;
  for (const { address, explanation } of outcome?.waiting ?? []) {
    output.print(`${colors.yellow("…")} ${colors.bold(tame(address))} waits for its import: ${tame(explanation)}`);
  }
  if (outcome) output.print(`${colors.green("✔")} ${String(outcome.done.length)} done.`);
  if (secrets.size > 0) output.print("These secrets are shown once:");
  for (const [address, secret] of secrets) output.print(`  ${tame(address)}  ${secret}`);
}
