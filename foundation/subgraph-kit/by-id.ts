import DataLoader from "dataloader";

/** Rows by id, in one statement for all that a tick asks for; null for an id that `find` does not bring. */
export function byId<Row extends { id: string }>(
  find: (ids: string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await find([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}
