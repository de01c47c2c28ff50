import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { exitCodes } from "../../exit-codes.js";
import { withoutSecrets } from "../../manifests/desire/sealed-contents.js";
import { planFileOf } from "../../manifests/plan/plan-file.js";
import { withExamples } from "../examples.js";
import {
  addManifestFlags,
  insistOnPlan,
  loadFor,
  optionsOf,
  planFor,
  tellPlan,
  type ManifestFlags,
} from "./planning.js";

interface Flags extends ManifestFlags {
  out?: string;
  detailedExitcode?: boolean;
}

async function run(cli: Cli, flags: Flags): Promise<void> {
  const desired = await loadFor(cli, flags);
  const options = optionsOf(flags);
  const { plan } = await planFor(cli, desired, options);
  const output = cli.output();
  tellPlan(cli, { ...plan, problems: [] });
  if (output.isJson) output.json(plan);
  insistOnPlan(plan);
  if (flags.out !== undefined) {
    const { endpoint } = cli.graph();
    const file = { endpoint, options, desired: withoutSecrets(desired), changes: plan.changes };
    await writeFile(flags.out, planFileOf(file), { mode: 0o600 });
    output.note(`Kept as ${flags.out}: orgplane apply --plan ${flags.out}`);
  }
  if (flags.detailedExitcode && plan.changes.length > 0) cli.endWith(exitCodes.changes);
}

export function registerPlan(program: Command, cli: Cli): void {
  const command = addManifestFlags(program.command("plan"))
    .helpGroup(commandGroups.manifests)
    .description("say what a manifest would change, field by field, and what would keep it from changing")
    .option("--out <file>", "keep the plan, to be applied as it is or not at all")
    .option("--detailed-exitcode", "end with 2 where something is to change")
    .action((flags: Flags) => run(cli, flags));
  withExamples(command, [
    ["orgplane plan -f organizations/", "every manifest in the folder, as one"],
    ["orgplane plan -f raptix.yaml --prune", "and what it no longer names"],
    ["orgplane plan -f raptix.yaml --json", "the plan for a program"],
  ]);
}
