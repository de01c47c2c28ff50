import { InvalidArgumentError, type Command } from "commander";
import type { Cli } from "../../cli.js";
import { GraphRefusal } from "../../graph/graph-faults.js";
import { readPages, type Page } from "../../graph/pages.js";
import type { Column } from "../../output/table.js";

/** How much of a list is wanted. */
export interface ListFlags {
  limit: number;
  all?: boolean;
}

/** A whole number from a flag; commander tells what it says as it tells of a flag that there is not. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It takes a whole number.");
  return Number(text);
}

function atLeastOne(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError("It takes a whole number from 1 on.");
  return number;
}

/** Adds what every list takes. */
export const withLimit = (command: Command, usual = 50): Command =>
  command.option("-n, --limit <number>", "how many at most", atLeastOne, usual).option("--all", "all there are");

export interface Listing<Node> {
  /** One page; null where the list itself may not be seen. */
  read: (page: { first: number; after: string | null }) => Promise<Page<Node> | null>;
  columns: readonly Column<Node>[];
  /** What is said where there is nothing. */
  empty: string;
}

/** Reads a connection page by page and shows it. */
export async function showList<Node>(cli: Cli, { limit, all }: ListFlags, listing: Listing<Node>): Promise<void> {
  const { nodes, hasMore, totalCount } = await readPages(all ? null : limit, async (page) => {
    const read = await listing.read(page);
    if (!read) throw new GraphRefusal([{ message: "You may not see this list.", code: "FORBIDDEN" }]);
    return read;
  });
  const output = cli.output();
  output.table(nodes, listing.columns, listing.empty);
  if (!hasMore) return;
  const of = totalCount === null ? "" : ` of ${String(totalCount)}`;
  output.note(
    output.err.colors.dim(`${String(nodes.length)}${of}; -n ${String(limit * 2)} shows more, --all everything.`),
  );
}
