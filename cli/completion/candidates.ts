import type { Command, Option } from "commander";

/** Something that can stand where the cursor is. */
export interface Candidate {
  value: string;
  description: string;
}

/** What fits at the cursor: these, or a value that only its kind is known of, such as `organization`. */
export type Wanted = { candidates: Candidate[] } | { kind: string };

const isFlag = (word: string): boolean => word.startsWith("-");
const takesValue = (option: Option | undefined): boolean => option !== undefined && option.required;

function chainOf(command: Command): Command[] {
  return command.parent ? [command, ...chainOf(command.parent)] : [command];
}

const flagsOf = (command: Command): Option[] =>
  chainOf(command).flatMap((each) =>
    each
      .createHelp()
      .visibleOptions(each)
      .filter(({ hidden }) => !hidden),
  );

const optionOf = (command: Command, word: string): Option | undefined =>
  flagsOf(command).find(({ long, short }) => word === long || word === short);

interface Place {
  command: Command;
  /** How many arguments stand before the cursor. */
  arguments: number;
  /** The flag whose value comes next. */
  flag: Option | null;
}

/** Reads what stands before the cursor as the program would. */
function placeAfter(program: Command, words: readonly string[]): Place {
  const place: Place = { command: program, arguments: 0, flag: null };
  for (const word of words) {
    const option = isFlag(word) && place.flag === null ? optionOf(place.command, word) : undefined;
    const below = place.command.commands.find((each) => each.name() === word);
    if (place.flag) place.flag = null;
    else if (isFlag(word)) place.flag = takesValue(option) ? option! : null;
    else if (below && place.arguments === 0) place.command = below;
    else place.arguments += 1;
  }
  return place;
}

const visible = (command: Command): Candidate[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .map((each) => ({ value: each.name(), description: each.description() }));

function flags(command: Command): Candidate[] {
  return flagsOf(command).map(({ long, short, description }) => ({ value: long ?? short ?? "", description }));
}

function unfiltered({ command, flag, arguments: before }: Place, current: string): Wanted {
  if (flag) return { kind: flag.attributeName() };
  if (isFlag(current)) return { candidates: flags(command) };
  if (command.commands.length > 0) return { candidates: visible(command) };
  const { registeredArguments } = command;
  const argument = registeredArguments[before] ?? registeredArguments.findLast(({ variadic }) => variadic);
  const kind = `${command.parent?.name() ?? ""} ${argument?.name() ?? ""}`.trim();
  return argument ? { kind } : { candidates: [] };
}

/** What fits where the last of these words is being typed; the others stand before it. */
export function wantedAt(program: Command, words: readonly string[]): Wanted {
  const current = words.at(-1) ?? "";
  const wanted = unfiltered(placeAfter(program, words.slice(0, -1)), current);
  if ("kind" in wanted) return wanted;
  return { candidates: wanted.candidates.filter(({ value }) => value.startsWith(current)) };
}
