import { Argument, type Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { wantedAt } from "../../completion/candidates.js";
import { knownValues } from "../../completion/known-values.js";
import { completionScripts, type Shell } from "../../completion/scripts.js";
import { tame } from "../../output/terminal.js";
import { withExamples } from "../examples.js";

/** One candidate a line, with what it is behind a tab. */
async function complete(program: Command, cli: Cli, words: readonly string[]): Promise<void> {
  const wanted = wantedAt(program, words);
  const candidates = "kind" in wanted ? await knownValues(cli, wanted.kind, words.at(-1) ?? "") : wanted.candidates;
  const lines = candidates.map(({ value, description }) => `${tame(value)}\t${tame(description)}\n`);
  cli.output().out.write(lines.join(""));
}

export function registerCompletion(program: Command, cli: Cli): void {
  withExamples(
    program
      .command("completion")
      .helpGroup(commandGroups.shell)
      .description("print what makes your shell complete orgplane's commands, flags and names")
      .addArgument(new Argument("<shell>").choices(Object.keys(completionScripts)))
      .action((shell: Shell) => cli.output().out.write(completionScripts[shell])),
    [
      ["source <(orgplane completion bash)", "in ~/.bashrc"],
      ["source <(orgplane completion zsh)", "in ~/.zshrc, after compinit"],
      ["orgplane completion fish > ~/.config/fish/completions/orgplane.fish", ""],
    ],
  );
  program
    .command("__complete", { hidden: true })
    .argument("[words...]")
    .action((words: string[]) => complete(program, cli, words));
}
