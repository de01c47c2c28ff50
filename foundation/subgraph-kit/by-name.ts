import DataLoader from "dataloader";
import { isStorable } from "../names/storable-text.js";

/** A name, and the UUID of what it is unique in. */
export interface NameKey {
  parentId: string;
  name: string;
}

const textOf = ({ parentId, name }: NameKey): string => `${parentId}/${name}`;

/** Rows by name below a parent, in one statement for all that a tick asks for; null for a name that `find` does not bring. */
export function byName<Row>(
  keyOf: (row: Row) => NameKey,
  find: (keys: NameKey[]) => Promise<readonly Row[]>,
): DataLoader<NameKey, Row | null, string> {
  return new DataLoader(
    async (keys) => {
      const rows = await find(keys.filter(({ name }) => isStorable(name)));
      const rowByName = new Map(rows.map((row) => [textOf(keyOf(row)), row]));
      return keys.map((key) => rowByName.get(textOf(key)) ?? null);
    },
    { cacheKeyFn: textOf },
  );
}
