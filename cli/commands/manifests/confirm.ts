import { createInterface } from "node:readline/promises";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";

/** Asks the person at the terminal; a program says --yes. */
export async function confirm(cli: Cli, question: string): Promise<void> {
  const { err } = cli.output();
  if (!cli.input.isTTY || !err.isTerminal) {
    throw new CliFault("Nobody is there to confirm this.", {
      code: "USAGE",
      remedy: "Give --yes to apply it unasked.",
    });
  }
  const lines = createInterface({ input: cli.input, output: process.stderr });
  try {
    const said = await lines.question(`${question} Say yes to go on: `, { signal: cli.signal });
    if (said.trim().toLowerCase() !== "yes") throw new CliFault("Nothing was changed.", { code: "STOPPED" });
  } finally {
    lines.close();
  }
}
