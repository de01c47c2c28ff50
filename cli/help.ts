import { stripVTControlCharacters } from "node:util";
import { Help, type Command } from "commander";
import { screenOf } from "./output/terminal.js";
import type { Surroundings } from "./surroundings.js";

/** Below the help of the program itself. */
export const examples = `
Examples:
  orgplane login --url https://orgplane.example.com   sign in, by browser
  orgplane org list                                   the organizations that you see
  orgplane workspace create my-space -t app-builder   a workspace, and its build as it goes
  orgplane job logs -f my-space                       what its provisioner says

What a command does is told by orgplane COMMAND --help. Exit codes: 0 done, 1 error, 2 a plan has changes, 3 waiting.`;

const formatHelp = (command: Command, help: Help): string => Help.prototype.formatHelp.call(help, command, help);

/** Who asks for help without saying with what looks for a command first. */
function flagsLast(help: string): string {
  const parts = help.trimEnd().split("\n\n");
  const isOfFlags = (part: string): boolean => /^\S*(Options|Everywhere):/.test(stripVTControlCharacters(part));
  return `${[...parts.filter((part) => !isOfFlags(part)), ...parts.filter(isOfFlags)].join("\n\n")}\n`;
}

/** How help looks, and where it goes. */
export function style(program: Command, { errors, output, environment }: Surroundings): void {
  const { colors } = screenOf(output, environment);
  program
    .configureHelp({
      showGlobalOptions: true,
      formatHelp: (command, help) =>
        command.parent ? formatHelp(command, help) : flagsLast(formatHelp(command, help)),
      styleTitle: (text) => colors.bold(text),
      styleCommandText: (text) => colors.cyan(text),
      styleSubcommandText: (text) => colors.cyan(text),
      styleOptionText: (text) => colors.green(text),
      styleArgumentText: (text) => colors.yellow(text),
    })
    .configureOutput({
      writeOut: (text) => void output.write(text),
      writeErr: (text) => void errors.write(text),
      getOutHelpWidth: () => (output.isTTY && output.columns ? output.columns : 100),
      getErrHelpWidth: () => (errors.isTTY && errors.columns ? errors.columns : 100),
      outputError: () => undefined, // told by `run`, like any other fault
    })
    .exitOverride();
}

/** `--help` does for all commands; a command `help` below each of them would be one too many. */
export function withoutHelpCommands(command: Command): void {
  command.helpCommand(false);
  command.commands.forEach(withoutHelpCommands);
}
