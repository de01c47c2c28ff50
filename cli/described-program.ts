import type { Command } from "commander";
import { readEnvironment } from "./configuration.js";
import { createProgram } from "./program.js";

/** The whole command line in no surroundings of anybody's, for those who read what it offers and run nothing. */
export const describedProgram = (): Command =>
  createProgram({
    environment: readEnvironment({ NO_COLOR: "1" }),
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    signal: new AbortController().signal,
    handOverSignals: () => undefined,
  });

/** The commands right below one, without those that people are not shown. */
export const shownBelow = (command: Command): Command[] =>
  command.commands.filter((each) => !each.name().startsWith("__"));

/** As it is typed: `orgplane template push`. */
export const fullNameOf = (command: Command): string =>
  command.parent ? `${fullNameOf(command.parent)} ${command.name()}` : command.name();
