import type { Cli } from "../../cli.js";

/** What was done: a sentence for people, the object for programs. */
export function done(cli: Cli, sentence: string, value: unknown): void {
  const output = cli.output();
  if (output.isJson) output.json(value);
  else output.note(`${output.err.colors.green("✔")} ${sentence}`);
}
