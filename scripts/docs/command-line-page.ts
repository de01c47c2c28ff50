import type { Argument, Command, Option } from "commander";
import { describedProgram, fullNameOf, shownBelow } from "../../cli/described-program.js";
import { table } from "./table.js";

const code = (text: string): string => `\`${text}\``;

const argumentText = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const usageOf = (command: Command): string =>
  [fullNameOf(command), ...command.registeredArguments.map(argumentText)].join(" ");

const optionRow = ({ flags, description, defaultValue }: Option): string[] => {
  const usual = typeof defaultValue === "number" ? ` (${String(defaultValue)} unless given)` : "";
  return [code(flags), `${description}${usual}`];
};

/** The examples, as they stand in the help. */
function examplesOf(command: Command): string | null {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  const [, examples] = /\nExamples:\n([\s\S]*?)\n?$/.exec(text) ?? [];
  return examples === undefined ? null : ["```sh", ...examples.split("\n").map(commented), "```"].join("\n");
}

/** What an example is for stands behind it, as a shell has it. */
const commented = (line: string): string => line.trim().replace(/ {3,}(?=\S)/, "   # ");

const sentence = (command: Command): string => {
  const description = command.description();
  return `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
};

function section(command: Command, level: string): string {
  const options = command.options.filter(({ hidden }) => !hidden);
  const parts = [
    `${level} ${code(usageOf(command))}`,
    sentence(command),
    options.length > 0 ? table(["flag", "what for"], options.map(optionRow)) : null,
    examplesOf(command),
  ];
  return parts.filter((part) => part !== null).join("\n\n");
}

const leaves = (command: Command): Command[] => {
  const below = shownBelow(command);
  return below.length === 0 ? [command] : below.flatMap(leaves);
};

function chapter(command: Command): string {
  if (command.commands.length === 0) return section(command, "##");
  const title = `## ${code(fullNameOf(command))}\n\n${sentence(command)}`;
  return [title, ...leaves(command).map((leaf) => section(leaf, "###"))].join("\n\n");
}

/** docs/command-line.md: every command, from the program itself. */
export function commandLinePage(): string {
  const program = describedProgram();
  const commands = shownBelow(program);
  return `# The command line

Generated from \`cli/\` by \`npm run docs\`. How it is used in a day's work is in [a recipe](recipes/use-the-command-line.md).

Flags of every command:

${table(["flag", "what for"], program.options.map(optionRow))}

Exit codes: 0 done, 1 error, 2 a plan has changes (\`--detailed-exitcode\`), 3 done but for what waits for somebody else.

${commands.map(chapter).join("\n\n")}
`;
}
