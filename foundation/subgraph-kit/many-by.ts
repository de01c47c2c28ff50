import DataLoader from "dataloader";
import { groupBy } from "../collections/group-by.js";

/** All rows of each key, in one statement for all keys that a tick asks for; empty for a key without rows. */
export function manyBy<Row>(
  keyOf: (row: Row) => string,
  find: (keys: string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rowsByKey = groupBy(await find([...keys]), keyOf);
    return keys.map((key) => rowsByKey.get(key) ?? []);
  });
}
