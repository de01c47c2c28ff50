import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { withExamples } from "../examples.js";
import { addManifestFlags } from "./manifest-flags.js";
import type { PlanFlags } from "./run-plan.js";

export function registerPlan(program: Command, cli: Cli): void {
  const command = addManifestFlags(program.command("plan"))
    .helpGroup(commandGroups.manifests)
    .description("say what a manifest would change, field by field, and what would keep it from changing")
    .option("--out <file>", "keep the plan, to be applied as it is or not at all")
    .option("--detailed-exitcode", "end with 2 where something is to change")
    .action(async (flags: PlanFlags) => (await import("./run-plan.js")).runPlan(cli, flags));
  withExamples(command, [
    ["orgplane plan -f organizations/", "every manifest in the folder, as one"],
    ["orgplane plan -f raptix.yaml --prune", "and what it no longer names"],
    ["orgplane plan -f raptix.yaml --json", "the plan for a program"],
  ]);
}
