import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { withExamples } from "../examples.js";

export function registerImportCoder(program: Command, cli: Cli): void {
  const command = program
    .command("import-coder <file>")
    .helpGroup(commandGroups.manifests)
    .description("write a manifest of a Coder deployment's organizations, and say what it cannot carry over")
    .option("-d, --directory <folder>", "write a file for each organization there")
    .action(async (file: string, flags: { directory?: string }) =>
      (await import("./run-import-coder.js")).runImportCoder(cli, file, flags),
    );
  withExamples(command, [
    ["orgplane import-coder coder.json -d organizations", "then fill in templates' files, and plan"],
  ]);
}
