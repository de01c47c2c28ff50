import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { withExamples } from "../examples.js";
import type { ExportFlags } from "./run-export.js";

export function registerExport(program: Command, cli: Cli): void {
  const command = program
    .command("export [organization...]")
    .helpGroup(commandGroups.manifests)
    .description("write what is there as a manifest on which plan finds nothing to change")
    .option("--all", "every organization, and what belongs to none")
    .option("--site", "what belongs to no organization: its syncs, identity providers and proxies")
    .option("-d, --directory <folder>", "write a file for each organization there, and templates' files below it")
    .action(async (names: string[], flags: ExportFlags) =>
      (await import("./run-export.js")).runExport(cli, names, flags),
    );
  withExamples(command, [
    ["orgplane export raptix", "one organization, without templates' files"],
    ["orgplane export --all -d organizations", "everything, to be put into git"],
  ]);
}
