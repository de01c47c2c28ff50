import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { withExamples } from "../examples.js";
import { addManifestFlags, seconds } from "./manifest-flags.js";
import type { ApplyFlags } from "./run-apply.js";

export function registerApply(program: Command, cli: Cli): void {
  const command = addManifestFlags(program.command("apply"))
    .helpGroup(commandGroups.manifests)
    .description("change what a manifest says is to change, after it was shown and confirmed")
    .option("--plan <file>", "apply a plan that was kept by plan --out, or nothing")
    .option("-y, --yes", "do not ask")
    .option(
      "--wait <seconds>",
      "how long to wait for templates' imports; what still waits then ends with 3",
      seconds,
      60,
    )
    .action(async (flags: ApplyFlags) => (await import("./run-apply.js")).runApply(cli, flags));
  withExamples(command, [
    ["orgplane apply -f organizations/", "show the plan, ask, and do it"],
    ["orgplane apply -f organizations/ --yes --prune", "in CI: unasked, and delete what is no longer named"],
    ["orgplane apply --plan plan.json --yes", "what was looked at, if it still holds"],
  ]);
}
