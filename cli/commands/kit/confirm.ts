import { createInterface } from "node:readline/promises";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";

/** Asks before something that cannot be undone. Throws a CliFault where the answer is no, or where nobody can answer. */
export async function confirm(cli: Cli, question: string, isSure: boolean | undefined): Promise<void> {
  if (isSure) return;
  const { err } = cli.output();
  if (!cli.input.isTTY || !err.isTerminal) {
    throw new CliFault(`${question} Nobody can be asked here.`, { code: "UNCONFIRMED", remedy: "--yes says yes." });
  }
  const asking = createInterface({ input: cli.input, output: process.stderr });
  try {
    const answer = await asking.question(`${question} [y/N] `, { signal: cli.signal });
    if (!/^y(es)?$/i.test(answer.trim())) throw new CliFault("Nothing was done.", { code: "UNCONFIRMED" });
  } finally {
    asking.close();
  }
}
